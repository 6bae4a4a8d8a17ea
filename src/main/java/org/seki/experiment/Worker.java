package org.seki.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates for another process: reads an {@link Order}, then genotypes, a line each, and answers
 * each in lines of {@link Said}. When what it reads ends, so does it, whatever it is doing: the
 * other process has ended, or wants no more.
 */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long QUIET_NANOS = 200_000_000;

    private final InputStream in;
    private final PrintStream out;
    private final Correlations.Evaluators evaluators;
    private final Runnable end;

    /**
     * @param in from the other process
     * @param out to it; nothing else may be written there
     * @param end ends this process at once; any thread
     */
    public Worker(
            InputStream in, PrintStream out, Correlations.Evaluators evaluators, Runnable end) {
        this.in = in;
        this.out = out;
        this.evaluators = evaluators;
        this.end = end;
    }

    /** Evaluates on this thread until the end. */
    public void work() throws InterruptedException {
        var asked = new LinkedBlockingQueue<String>();
        Thread.ofPlatform().daemon().name("asked").start(() -> listen(asked));
        try {
            Order order = StudyJson.read(asked.take(), Order.class, "What is to be evaluated");
            answer(order, asked);
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            LOG.error("nothing more is evaluated", e);
            say(new Said.Failed(String.valueOf(e.getMessage())));
            end.run();
        }
    }

    private void listen(BlockingQueue<String> asked) {
        Lines lines = new Lines(in);
        try {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                asked.add(line.get());
            }
        } catch (IOException e) {
            LOG.warn("what is asked cannot be read", e);
        }
        end.run();
    }

    private void answer(Order order, BlockingQueue<String> asked) throws InterruptedException {
        SearchSpace space = Correlations.space(order.settings());
        try (Evaluator evaluator = evaluators.of(order.settings(), space, order.folder())) {
            evaluator.prepare(Monitor.NONE);
            while (true) {
                Architecture architecture = read(space, asked.take());
                say(new Said.Done(Scored.by(evaluator, architecture, new Telling())));
            }
        }
    }

    private static Architecture read(SearchSpace space, String genotype) {
        return switch (space.read(genotype)) {
            case GenotypeReading.Read read -> read.architecture();
            case GenotypeReading.Fault fault ->
                    throw new IllegalArgumentException("no genotype: " + fault);
        };
    }

    private synchronized void say(Said said) {
        out.print(StudyJson.write(said) + "\n");
        out.flush();
    }

    /** Tells how far an evaluation is, not too often. */
    private final class Telling implements Monitor {
        private long told = System.nanoTime();

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void progress(Progress progress) {
            if (System.nanoTime() - told > QUIET_NANOS && progress.fraction() >= 0) {
                told = System.nanoTime();
                say(new Said.Part(progress.fraction()));
            }
        }

        @Override
        public void sample(Sample sample) {}
    }
}
