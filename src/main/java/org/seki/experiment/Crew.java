package org.seki.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.space.Architecture;

/**
 * Evaluators of the same scores that work at the same time, each on a thread of its own. One thread
 * uses it, once, and hears there what they find.
 */
final class Crew implements AutoCloseable {
    private static final long TICK_MS = 50;

    private final List<Evaluator> own;
    private final BlockingQueue<Evaluator> idle;
    private final int size;
    private final Map<Architecture, Double> parts = new ConcurrentHashMap<>();
    private volatile boolean failed;
    private volatile boolean ended;

    private Crew(List<Evaluator> evaluators, List<Evaluator> own) {
        this.own = List.copyOf(own);
        this.idle = new LinkedBlockingQueue<>(evaluators);
        this.size = evaluators.size();
    }

    /** One alone, which whoever made it closes. */
    static Crew of(Evaluator alone) {
        return new Crew(List.of(alone), List.of());
    }

    /**
     * As many processes, which end with the crew.
     *
     * @param processes one or more
     * @throws WorkerFailed when they cannot be started
     */
    static Crew of(Workers workers, Order order, int processes) {
        List<Evaluator> started = new ArrayList<>();
        try {
            while (started.size() < processes) {
                started.add(new WorkerEvaluator(workers, order));
            }
            return new Crew(started, started);
        } catch (WorkerFailed e) {
            started.forEach(Evaluator::close);
            throw e;
        }
    }

    /** How many work at the same time. */
    int size() {
        return size;
    }

    /** Hears of the work. */
    interface Watch {
        /** One more is done. */
        void scored(Scored scored);

        /**
         * Again and again, and after each that is done; what it throws ends the work.
         *
         * @param parts of those that are worked on: how far each is, 0 to 1
         */
        void working(Collection<Double> parts);
    }

    void prepare(Monitor monitor) {
        idle.forEach(e -> e.prepare(monitor));
    }

    /**
     * When one fails no other is begun, and those that are worked on are brought to their end
     * before this throws what the first one threw.
     */
    void score(List<Architecture> architectures, Watch watch) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(size, Thread.ofVirtual().factory())) {
            try {
                var coming = new ExecutorCompletionService<Optional<Scored>>(threads);
                architectures.forEach(a -> coming.submit(() -> score(a)));
                hear(coming, architectures.size(), watch);
            } finally {
                ended = true;
            }
        }
    }

    private void hear(ExecutorCompletionService<Optional<Scored>> coming, int all, Watch watch) {
        @Nullable RuntimeException first = null;
        for (int i = 0; i < all; i++) {
            try {
                next(coming, watch).ifPresent(watch::scored);
            } catch (WorkerFailed e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private Optional<Scored> next(ExecutorCompletionService<Optional<Scored>> coming, Watch watch) {
        try {
            @Nullable Future<Optional<Scored>> next = null;
            while (next == null) {
                watch.working(parts.values());
                next = coming.poll(TICK_MS, TimeUnit.MILLISECONDS);
            }
            return next.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException thrown -> thrown;
                case Error thrown -> throw thrown;
                case null, default -> new IllegalStateException(e);
            };
        }
    }

    /** Empty when it was not begun. */
    private Optional<Scored> score(Architecture architecture) throws InterruptedException {
        Evaluator evaluator = idle.take();
        try {
            if (failed || ended) {
                return Optional.empty();
            }
            parts.put(architecture, 0.0);
            return Optional.of(Scored.by(evaluator, architecture, new Part(architecture)));
        } catch (WorkerFailed e) {
            failed = true;
            throw e;
        } finally {
            parts.remove(architecture);
            idle.add(evaluator);
        }
    }

    /** How far one is. */
    private final class Part implements Monitor {
        private final Architecture architecture;

        Part(Architecture architecture) {
            this.architecture = architecture;
        }

        @Override
        public boolean cancelled() {
            return ended;
        }

        @Override
        public void progress(Progress progress) {
            parts.put(architecture, Math.clamp(progress.fraction(), 0, 1));
        }

        @Override
        public void sample(Sample sample) {}
    }

    @Override
    public void close() {
        own.forEach(Evaluator::close);
    }
}
