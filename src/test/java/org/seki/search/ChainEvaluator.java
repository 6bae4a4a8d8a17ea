package org.seki.search;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.SealedTest;
import org.seki.evaluation.Trust;
import org.seki.space.Architecture;
import org.seki.space.Edge;

/** Scores a chain by what it is made of, with digits that only an exact journal keeps. */
public class ChainEvaluator implements Evaluator {
    public final AtomicInteger evaluated = new AtomicInteger();
    private final long sleepMs;
    private volatile boolean closed;

    public ChainEvaluator(long sleepMs) {
        this.sleepMs = sleepMs;
    }

    public static double score(Architecture architecture) {
        double score = 0;
        for (Edge e : architecture.cells().getFirst().edges()) {
            score +=
                    switch (e.operation()) {
                        case NOR_CONV_3X3 -> Math.PI;
                        case NOR_CONV_1X1 -> Math.E;
                        case SKIP_CONNECT -> 1.0 / 3;
                        default -> 0.1;
                    };
        }
        return score;
    }

    @Override
    public String name() {
        return "chain";
    }

    @Override
    public Map<String, Double> prepare(Monitor monitor) {
        return Map.of("seconds", 0.5);
    }

    @Override
    public Evaluation evaluate(Architecture architecture, Monitor monitor) {
        for (long waited = 0; waited < sleepMs; waited += 5) {
            monitor.check();
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new CancellationException();
            }
        }
        evaluated.incrementAndGet();
        double score = score(architecture);
        return new Evaluation(
                score,
                Map.of("parameters", 1000.0),
                0.25,
                "chain",
                Optional.of(new SealedTest(score / 2)));
    }

    @Override
    public Optional<Trust> trust() {
        return Optional.empty();
    }

    boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
