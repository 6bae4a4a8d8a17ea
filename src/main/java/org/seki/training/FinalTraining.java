package org.seki.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.seki.data.Images;
import org.seki.data.Normalisation;
import org.seki.data.WorkData;
import org.seki.network.StandAlone;

/**
 * Trains an architecture from its first weights to its last, and evaluates it on the test images
 * once, at the end. Goes on from its checkpoint as if it had never stopped. Engine thread only;
 * closed by whoever made it.
 */
final class FinalTraining implements AutoCloseable {
    private static final int SCORE_BATCH = 125;

    private final TrainingOrder order;
    private final double saveEvery;
    private final Checkpoint checkpoint;
    private final History history = new History();
    private final NDManager manager;
    private final Normalisation normalisation;
    private final StandAlone network;
    private final WeightFiles weights;
    private final Training training;
    private final Optional<Validation> validation;
    private StepPace pace = new StepPace(0);
    private long saved = System.nanoTime();
    private String shortage = "";

    /**
     * @param data its first part is learnt from, its second validates
     * @param saveEvery seconds between checkpoints within an epoch
     * @throws TrainingRefused for an architecture without such a network
     */
    FinalTraining(
            TrainingOrder order, WorkData data, Path folder, double saveEvery, NDManager parent) {
        this.order = order;
        this.saveEvery = saveEvery;
        checkpoint = new Checkpoint(folder.resolve("checkpoint.safetensors"), order.fingerprint());
        FinalSettings settings = order.settings();
        Images images = order.dataset().train();
        normalisation = data.normalisation();
        manager = parent.newSubManager();
        network = network(order, manager);
        weights = new WeightFiles(folder, order, data, network);
        training =
                new Training(
                        settings.recipe(),
                        settings.regularisation(),
                        images,
                        Arrays.copyOf(
                                data.first(), Math.min(settings.images(), data.first().length)),
                        normalisation,
                        order.seed(),
                        network.state(),
                        step -> List.of(network),
                        manager);
        validation =
                settings.held() == 0
                        ? Optional.empty()
                        : Optional.of(validation(images, data.second()));
    }

    private static StandAlone network(TrainingOrder order, NDManager manager) {
        SplittableRandom random = new SplittableRandom(order.seed());
        FinalSettings settings = order.settings();
        try {
            return settings.regularisation().auxiliary() > 0
                    ? StandAlone.withAuxiliaryHead(
                            order.architecture(), settings.shape(), manager, random)
                    : new StandAlone(order.architecture(), settings.shape(), manager, random);
        } catch (IllegalArgumentException e) {
            manager.close();
            throw new TrainingRefused(
                    "This network cannot be built: " + e.getMessage(),
                    "space %s, preset %s"
                            .formatted(order.architecture().space().id(), settings.preset()),
                    "Networks are built of the spaces darts and nasbench201; --option auxiliary=0 leaves the auxiliary head out, --option stem=0 takes the stem of CIFAR.");
        }
    }

    private Validation validation(Images images, int[] indices) {
        return new Validation(images, indices, new int[0], SCORE_BATCH, normalisation, manager);
    }

    /** Goes on from its checkpoint, where there is one. */
    void goOn(FinalListener listener) {
        try {
            Optional<Map<String, String>> saved = checkpoint.resume(training);
            if (saved.isPresent()) {
                history.read(saved.get());
                listener.said(
                        "Going on after step %,d of %,d."
                                .formatted(training.step(), order.settings().recipe().steps()));
            }
        } catch (IOException e) {
            listener.said("Training anew: " + e.getMessage());
        }
        pace = new StepPace(training.step());
    }

    /** Whether all epochs are done, or patience is at its end. */
    boolean done() {
        int patience = order.settings().patience();
        return training.done()
                || training.step() % order.settings().each() == 0
                        && patience > 0
                        && history.sinceBest() >= patience;
    }

    Course course(boolean paused) {
        return new Course(paused, order.settings().epochs(), history.epochs());
    }

    /**
     * Goes on until the end of the epoch, or until it is time to save, to pause, or to give way;
     * saves then.
     *
     * @param wanted whether others wait for the engine
     * @throws CancellationException when cancelled, within one backward pass; what was done since
     *     the last checkpoint is done again
     * @throws TrainingDiverged when the loss is no number
     */
    void advance(FinalListener listener, BooleanSupplier wanted) throws IOException {
        long began = System.nanoTime();
        boolean yielded = steps(listener, wanted);
        if (training.step() % order.settings().each() == 0) {
            endEpoch(listener);
        }
        history.took((System.nanoTime() - began) / 1e9);
        if (!yielded) {
            saved = System.nanoTime();
            checkpoint.save(training, history.metadata());
        }
    }

    /**
     * At least one step.
     *
     * @return whether it only gives way: nothing needs to be saved yet
     */
    private boolean steps(FinalListener listener, BooleanSupplier wanted) {
        long first = training.step();
        int each = order.settings().each();
        training.run(
                () ->
                        training.step() > first
                                && (training.step() % each == 0
                                        || due()
                                        || listener.paused()
                                        || wanted.getAsBoolean()),
                listener::cancelled,
                step -> {
                    tellShortage(listener);
                    history.step(step.loss(), step.accuracy());
                    listener.step(position(step));
                });
        return training.step() % each != 0 && !due() && !listener.paused();
    }

    private void tellShortage(FinalListener listener) {
        String now = training.shortage();
        if (!now.equals(shortage)) {
            shortage = now;
            listener.said("Going on, but " + now + ".");
        }
    }

    private boolean due() {
        return System.nanoTime() - saved > saveEvery * 1e9;
    }

    private Position position(TrainingListener.Step step) {
        FinalSettings settings = order.settings();
        int done = Math.toIntExact((step.step() - 1) % settings.each()) + 1;
        double seconds = pace.secondsAStep(step.step());
        return new Position(
                Math.toIntExact((step.step() - 1) / settings.each()) + 1,
                settings.epochs(),
                done,
                settings.each(),
                step.loss(),
                100 * step.accuracy(),
                settings.recipe().schedule().rate(step.step() - 1, step.steps()),
                settings.recipe().batch() / seconds,
                seconds * (step.steps() - step.step()));
    }

    private void endEpoch(FinalListener listener) throws IOException {
        Optional<Scores> held = validation.map(v -> v.score(network, () -> check(listener)));
        FinalSettings settings = order.settings();
        double rate =
                settings.recipe().schedule().rate(training.step() - 1, settings.recipe().steps());
        Epoch epoch = history.end(settings.each(), rate, held);
        if (history.best().filter(epoch::equals).isPresent()) {
            weights.keepBest(epoch);
        }
        if (done()) {
            weights.keepLast(epoch);
        }
        listener.epoch(epoch, settings.epochs());
    }

    private static void check(FinalListener listener) {
        if (listener.cancelled()) {
            throw new CancellationException("cancelled");
        }
    }

    /** The only place that looks at test images. */
    TrainResult finish(FinalListener listener) throws IOException {
        Epoch best = history.best().orElseThrow();
        weights.restoreBest();
        Images images = order.dataset().test();
        try (Validation test = validation(images, IntStream.range(0, images.count()).toArray())) {
            double accuracy = 100 * test.score(network, () -> check(listener)).accuracy();
            FinalSettings settings = order.settings();
            return new TrainResult(
                    order.id(),
                    order.architecture().space().id(),
                    order.architecture().genotype(),
                    order.dataset().name(),
                    settings.preset(),
                    order.seed(),
                    history.epochs().size(),
                    best.validation(),
                    accuracy,
                    order.architecture()
                            .space()
                            .diagnose(order.architecture(), settings.shape())
                            .parameters(),
                    history.seconds());
        }
    }

    /**
     * Takes some steps that count for nothing, and reckons from them.
     *
     * @throws CancellationException when cancelled
     */
    Estimate estimate(BooleanSupplier cancelled) {
        return new Rehearsal(order, training).estimate(cancelled);
    }

    /** After the result was kept: nothing is to be gone on with. */
    void forgetCheckpoint() throws IOException {
        Files.deleteIfExists(checkpoint.file());
    }

    @Override
    public void close() {
        validation.ifPresent(Validation::close);
        training.close();
        network.close();
        manager.close();
    }
}
