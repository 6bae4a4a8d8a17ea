package org.seki.evaluation.supernet;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.seki.data.Dataset;
import org.seki.data.Normalisation;
import org.seki.data.Split;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.network.Network;
import org.seki.network.Supernet;
import org.seki.space.Architecture;
import org.seki.space.SearchSpace;
import org.seki.training.Checkpoint;
import org.seki.training.Scores;
import org.seki.training.Training;
import org.seki.training.TrainingListener;
import org.seki.training.Validation;

/**
 * The supernet with its training and its held-out images. Half of the training images train it, the
 * other half validates, as DARTS. Engine thread only; closed by whoever made it.
 */
final class TrainedSupernet implements AutoCloseable {
    private static final String SECONDS = "seconds";
    private static final double SAVE_EVERY_SECONDS = 10;
    private static final int SCORE_BATCH = 125;
    private static final int SMOOTHED_STEPS = 20;
    private static final int UNTIMED_STEPS = 3;
    private static final double TIMED_SECONDS = 4;

    private final NDManager manager;
    private final Supernet supernet;
    private final Training training;
    private final Validation validation;
    private final int stepsPerEpoch;
    private double loss = Double.NaN;
    private double accuracy = Double.NaN;
    private OptionalDouble seconds = OptionalDouble.of(0);

    TrainedSupernet(
            SearchSpace space,
            Dataset dataset,
            SupernetSettings settings,
            WarmStart warm,
            long seed,
            NDManager parent) {
        manager = parent.newSubManager();
        Split halves = Split.stratified(dataset.train(), 0.5, seed);
        Normalisation normalisation = dataset.train().normalisation();
        supernet = new Supernet(space, settings.shape(), manager, new SplittableRandom(seed));
        PathSampler sampler = new PathSampler(space, settings.sampling(), seed, warm);
        training =
                new Training(
                        settings.recipe(),
                        dataset.train(),
                        halves.first(),
                        normalisation,
                        seed,
                        supernet.state(),
                        step -> paths(sampler, step),
                        manager);
        validation =
                new Validation(
                        dataset.train(),
                        first(halves.second(), settings.held()),
                        first(halves.first(), settings.recalibration()),
                        SCORE_BATCH,
                        normalisation,
                        manager);
        stepsPerEpoch = Math.max(1, halves.first().length / settings.recipe().batch());
    }

    private static int[] first(int[] indices, int count) {
        return Arrays.copyOf(indices, Math.min(count, indices.length));
    }

    private List<Network> paths(PathSampler sampler, long step) {
        return sampler.paths(step).stream().map(supernet::path).toList();
    }

    /**
     * Trains to the end, from the checkpoint where there is one; saves now and then and at the end.
     * A damaged checkpoint is trained anew, to the same weights.
     *
     * @return whether nothing was left to train
     */
    boolean train(Checkpoint checkpoint, Monitor monitor) {
        try {
            load(checkpoint, monitor);
            boolean trained = training.done();
            double pause = SAVE_EVERY_SECONDS;
            while (!training.done()) {
                long start = System.nanoTime();
                long until = start + (long) (pause * 1e9);
                training.run(
                        () -> monitor.cancelled() || System.nanoTime() > until,
                        monitor::cancelled,
                        step -> tell(step, monitor));
                long began = System.nanoTime();
                trained(began - start);
                checkpoint.save(training, told());
                pause = Math.max(SAVE_EVERY_SECONDS, (System.nanoTime() - began) * 20e-9);
                monitor.check();
            }
            return trained;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The supernet cannot be saved to %s: %s"
                            .formatted(checkpoint.file(), e.getMessage()),
                    e);
        }
    }

    private void load(Checkpoint checkpoint, Monitor monitor) {
        try {
            checkpoint.resume(training).ifPresent(saved -> seconds = seconds(saved));
        } catch (IOException e) {
            monitor.progress(new Progress("Training anew: " + e.getMessage(), 0, Optional.empty()));
        }
    }

    private static OptionalDouble seconds(Map<String, String> saved) {
        String written = saved.get(SECONDS);
        return written == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(written));
    }

    private void trained(long nanos) {
        seconds.ifPresent(before -> seconds = OptionalDouble.of(before + nanos / 1e9));
    }

    private Map<String, String> told() {
        return seconds.isPresent()
                ? Map.of(SECONDS, Double.toString(seconds.getAsDouble()))
                : Map.of();
    }

    private static String comma(String more) {
        return more.isEmpty() ? "" : ", " + more;
    }

    private void tell(TrainingListener.Step step, Monitor monitor) {
        double share = Math.min(1.0, 1.0 / Math.min(step.step(), SMOOTHED_STEPS));
        loss = Double.isNaN(loss) ? step.loss() : loss + share * (step.loss() - loss);
        accuracy =
                Double.isNaN(accuracy)
                        ? step.accuracy()
                        : accuracy + share * (step.accuracy() - accuracy);
        monitor.progress(
                new Progress(
                        "Training the supernet" + comma(training.shortage()),
                        (double) step.step() / step.steps(),
                        Optional.of(Duration.ofMillis((long) (step.secondsLeft() * 1000)))));
        if (step.step() % 5 == 0) {
            double epoch = (double) step.step() / stepsPerEpoch;
            monitor.sample(new Sample("supernet loss", epoch, loss));
            monitor.sample(new Sample("supernet accuracy", epoch, 100 * accuracy));
        }
    }

    /** How long a step takes here; the weights are worth nothing afterwards. */
    double secondsEach(Monitor monitor) {
        training.run(() -> training.step() >= UNTIMED_STEPS, monitor::cancelled, _ -> {});
        monitor.check();
        long began = System.nanoTime();
        long first = training.step();
        training.run(
                () -> training.step() > first && since(began) > TIMED_SECONDS,
                monitor::cancelled,
                _ -> {});
        monitor.check();
        return since(began) / (training.step() - first);
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Inherited weights, batch norm recalibrated; the same whatever was scored before. */
    Scores score(Architecture architecture, Monitor monitor) {
        Network path = supernet.path(architecture);
        validation.recalibrate(path, monitor::check);
        return validation.score(path, monitor::check);
    }

    /** Of the last steps, smoothed; NaN when the weights came from a checkpoint. */
    double loss() {
        return loss;
    }

    /** That training took, earlier sittings included; empty where they did not say. */
    OptionalDouble seconds() {
        return seconds;
    }

    @Override
    public void close() {
        validation.close();
        training.close();
        supernet.close();
        manager.close();
    }
}
