package org.seki.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Trust;
import org.seki.search.JournalException;
import org.seki.space.Architecture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has architectures evaluated in a process of its own, by a {@link Worker}. One thread at a time.
 */
final class WorkerEvaluator implements Evaluator {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerEvaluator.class);
    private static final String NEXT =
            "What was trained is kept, and the same command goes on. If it happens again, train one after another, in one process: `seki correlate … --parallel 1`.";
    private static final int QUOTED = 200;
    private static final int WAITING = 100;
    private static final long TICK_MS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Process process;
    private final Thread listening;
    private final BlockingQueue<Optional<String>> heard = new ArrayBlockingQueue<>(WAITING);

    /**
     * Starts the process.
     *
     * @throws WorkerFailed when it cannot be started
     */
    WorkerEvaluator(Workers workers, Order order) {
        try {
            process = workers.start();
        } catch (IOException e) {
            throw new WorkerFailed(
                    "No further process can be started to train networks: " + e.getMessage(),
                    "this machine",
                    NEXT);
        }
        listening = Thread.ofPlatform().daemon().name("worker").start(this::listen);
        say(StudyJson.write(order));
    }

    private void listen() {
        Lines lines = new Lines(process.getInputStream());
        try {
            for (var line = read(lines); line.isPresent(); line = read(lines)) {
                heard.put(line);
            }
            heard.put(Optional.empty());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is no line is said in words, which are no answer either. */
    private static Optional<String> read(Lines lines) {
        try {
            return lines.next();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String name() {
        return "worker";
    }

    /** The process gets itself ready. */
    @Override
    public Map<String, Double> prepare(Monitor monitor) {
        return Map.of();
    }

    /**
     * @throws WorkerFailed when the process ended, or answered anything else
     */
    @Override
    public Evaluation evaluate(Architecture architecture, Monitor monitor) {
        String genotype = architecture.genotype();
        say(genotype);
        while (true) {
            switch (next(genotype, monitor)) {
                case Said.Part part ->
                        monitor.progress(new Progress("", part.fraction(), Optional.empty()));
                case Said.Done done when done.scored().genotype().equals(genotype) -> {
                    Scored s = done.scored();
                    return new Evaluation(
                            s.score(), s.metrics(), s.seconds(), s.costs(), "", Optional.empty());
                }
                case Said.Done other -> throw nonsense(genotype, other.scored().genotype());
                case Said.Failed failed ->
                        throw new WorkerFailed(
                                "A network could not be trained: " + failed.why(), genotype, NEXT);
            }
        }
    }

    private Said next(String genotype, Monitor monitor) {
        @Nullable Optional<String> line = null;
        try {
            while (line == null) {
                monitor.check();
                line = heard.poll(TICK_MS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
        String said = line.orElseThrow(() -> ended(genotype));
        try {
            return StudyJson.read(said, Said.class, "An answer");
        } catch (JournalException e) {
            throw nonsense(genotype, said);
        }
    }

    private WorkerFailed ended(String genotype) {
        String how = "";
        try {
            if (process.waitFor(PATIENCE)) {
                how = " (exit code %d)".formatted(process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new WorkerFailed(
                "A process that trained a network has ended before it was through%s. Memory may have run out: each takes up to 2 GB."
                        .formatted(how),
                genotype,
                NEXT);
    }

    private static WorkerFailed nonsense(String genotype, String said) {
        return new WorkerFailed(
                "A process that trained a network answered what is no score: “%s”."
                        .formatted(said.length() > QUOTED ? said.substring(0, QUOTED) + "…" : said),
                genotype,
                NEXT);
    }

    private void say(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            LOG.debug("the process has ended, as who waits for its answer will hear", e);
        }
    }

    @Override
    public Optional<Trust> trust() {
        return Optional.empty();
    }

    /** Ends the process. */
    @Override
    public void close() {
        process.destroyForcibly();
        listening.interrupt();
        try {
            process.waitFor(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
