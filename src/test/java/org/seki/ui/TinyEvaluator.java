package org.seki.ui;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.evaluation.Trust;
import org.seki.space.Architecture;
import org.seki.space.NetworkShape;
import org.seki.space.Operation;

/** Scores by what an architecture's operations are worth, at a set pace; deterministic. */
final class TinyEvaluator implements Evaluator {
    private static final int EPOCHS = 12;
    private static final int PARTS = 4;

    private final Supplier<Duration> beat;

    /**
     * @param beat the time of an epoch, and of each quarter of an evaluation
     */
    TinyEvaluator(Supplier<Duration> beat) {
        this.beat = beat;
    }

    @Override
    public String name() {
        return "supernet";
    }

    @Override
    public Map<String, Double> prepare(Monitor monitor) {
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            rest(monitor);
            monitor.progress(
                    new Progress(
                            "Training the supernet: epoch %d of %d".formatted(epoch, EPOCHS),
                            epoch / (double) EPOCHS,
                            Optional.of(beat.get().multipliedBy(EPOCHS - epoch))));
            monitor.sample(new Sample("supernet loss", epoch, 2.3 * Math.exp(-epoch / 9.0)));
            monitor.sample(
                    new Sample("supernet accuracy", epoch, 90 - 80 * Math.exp(-epoch / 6.0)));
        }
        return Map.of("seconds", beat.get().toMillis() * EPOCHS / 1000.0);
    }

    @Override
    public Evaluation evaluate(Architecture architecture, Monitor monitor) {
        for (int part = 1; part <= PARTS; part++) {
            rest(monitor);
            monitor.progress(
                    new Progress(
                            "Evaluating: batch norm %d of %d".formatted(part, PARTS),
                            part / (double) PARTS,
                            Optional.of(beat.get().multipliedBy(PARTS - part))));
        }
        SplittableRandom noise = new SplittableRandom(architecture.genotype().hashCode());
        double worth =
                architecture.cells().stream()
                        .flatMap(c -> c.edges().stream())
                        .mapToDouble(e -> worth(e.operation()))
                        .average()
                        .orElse(0);
        double parameters =
                architecture
                        .space()
                        .diagnose(architecture, new NetworkShape(16, 5, 10, 1, 28))
                        .parameters();
        return new Evaluation(
                0.2 + 0.7 * worth + 0.05 * noise.nextDouble(),
                Map.of(
                        "accuracy",
                        70 + 20 * worth + noise.nextDouble(),
                        "loss",
                        3 - 2 * worth,
                        "parameters",
                        parameters),
                PARTS * beat.get().toMillis() / 1000.0,
                "what its operations are worth",
                Optional.empty());
    }

    private static double worth(Operation operation) {
        return switch (operation) {
            case NOR_CONV_3X3, SEP_CONV_3X3, SEP_CONV_5X5 -> 1;
            case NOR_CONV_1X1, DIL_CONV_3X3, DIL_CONV_5X5 -> 0.7;
            case SKIP_CONNECT -> 0.6;
            case AVG_POOL_3X3, MAX_POOL_3X3 -> 0.3;
            default -> 0;
        };
    }

    @Override
    public Optional<Trust> trust() {
        return Optional.of(
                new Trust(
                        0.73,
                        0.66,
                        0.79,
                        100,
                        "CIFAR-10 test accuracy",
                        "measured with the quick preset",
                        Map.of()));
    }

    private void rest(Monitor monitor) {
        long until = System.nanoTime() + beat.get().toNanos();
        while (System.nanoTime() < until) {
            monitor.check();
            try {
                Thread.sleep(Math.clamp(beat.get().toMillis(), 1, 10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
    }

    @Override
    public void close() {}
}
