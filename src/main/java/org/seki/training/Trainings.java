package org.seki.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.seki.data.Dataset;
import org.seki.data.WorkData;
import org.seki.device.EngineThread;

/**
 * The final trainings of a workspace, a {@link TrainingFolder} for each seed. They and searches
 * take turns on the engine thread. Any thread.
 */
public final class Trainings {
    private final Path folder;
    private final Function<String, Dataset> datasets;
    private final Supplier<EngineThread> engine;

    /**
     * @param folder of all of them
     * @param datasets opens one by its name or folder
     * @param engine loads it, where it is not yet
     */
    public Trainings(
            Path folder, Function<String, Dataset> datasets, Supplier<EngineThread> engine) {
        this.folder = folder;
        this.datasets = datasets;
        this.engine = engine;
    }

    /** The folders of all seeds that were begun, by name. */
    public List<String> ids() throws IOException {
        return folders().map(TrainingFolder::id).toList();
    }

    private Stream<TrainingFolder> folders() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(TrainingFolder::new)
                    .toList()
                    .stream();
        }
    }

    /** Where the best weights so far are, once the first epoch is over. */
    public Path best(String id) {
        return folder.resolve(id).resolve(WeightFiles.BEST);
    }

    /** All that were begun, the last saved first. */
    public List<KeptTraining> kept() throws IOException {
        List<TrainingFolder> left = new ArrayList<>(folders().toList());
        left.removeIf(f -> f.request().isEmpty());
        List<KeptTraining> kept = new ArrayList<>();
        while (!left.isEmpty()) {
            TrainingRequest first = left.getFirst().request().orElseThrow();
            List<TrainingFolder> same =
                    left.stream()
                            .filter(f -> f.request().filter(first::repeats).isPresent())
                            .toList();
            left.removeAll(same);
            kept.add(TrainingFolder.together(same));
        }
        kept.sort((a, b) -> b.at().compareTo(a.at()));
        return kept;
    }

    /** One that was begun, as it is now. */
    public Optional<KeptTraining> kept(TrainingRequest request) throws IOException {
        return kept().stream().filter(k -> k.request().repeats(request)).findFirst();
    }

    /**
     * Trains seed by seed to the end, each from where it was left; a finished one is only read.
     *
     * @param saveEvery seconds between checkpoints within an epoch
     * @return of the finished seeds: of all, unless it was paused
     * @throws CancellationException when cancelled; the same call goes on
     * @throws TrainingRefused when another process trains the same, or there is no such network
     * @throws org.seki.data.DataRefused when the data set cannot be read, or has changed since this
     *     was begun
     * @throws IllegalArgumentException with a sentence when a number or the genotype is wrong
     * @throws IOException when it cannot be saved
     */
    public List<TrainResult> run(TrainingRequest request, double saveEvery, FinalListener listener)
            throws IOException {
        Dataset data = datasets.apply(request.dataset());
        String digest = data.digest();
        List<TrainResult> results = new ArrayList<>();
        for (long seed : request.eachSeed()) {
            if (listener.paused()) {
                break;
            }
            TrainingOrder order = request.order(data, seed);
            for (TrainingFolder same : folders().filter(f -> f.is(request, seed)).toList()) {
                WorkData.check(same.folder(), data, digest);
            }
            TrainingFolder own = new TrainingFolder(folder.resolve(order.id()));
            run(own, request, order, digest, saveEvery, listener).ifPresent(results::add);
        }
        return results;
    }

    private Optional<TrainResult> run(
            TrainingFolder own,
            TrainingRequest request,
            TrainingOrder order,
            String digest,
            double saveEvery,
            FinalListener listener)
            throws IOException {
        Optional<TrainResult> before = own.result();
        if (before.isPresent()) {
            own.keep(request, order.seed());
            listener.begins(order);
            listener.said("This was trained before; %s has it.".formatted(own.folder()));
            return before;
        }
        WorkData data =
                WorkData.in(own.folder(), order.dataset(), digest, order.share(), order.seed());
        EngineThread thread = engine.get();
        FinalTraining training =
                thread.call(
                        () ->
                                new FinalTraining(
                                        order, data, own.folder(), saveEvery, thread.manager()),
                        () -> givenUp(listener));
        try (var _ = own.lock()) {
            data.keep(own.folder());
            own.keep(request, order.seed());
            listener.begins(order);
            listener.said("Training %s.".formatted(order.id()));
            return carryOut(training, own, thread, listener);
        } finally {
            var _ = thread.submit(() -> release(training));
        }
    }

    private static boolean givenUp(FinalListener waiting) {
        waiting.waits();
        return waiting.cancelled();
    }

    private static boolean release(FinalTraining training) {
        training.close();
        return true;
    }

    private static Optional<TrainResult> carryOut(
            FinalTraining training, TrainingFolder own, EngineThread thread, FinalListener listener)
            throws IOException {
        thread.call(
                () -> {
                    training.goOn(listener);
                    own.keep(training.course(false));
                    return true;
                },
                () -> givenUp(listener));
        while (!training.done()) {
            if (listener.paused()) {
                own.keep(training.course(true));
                return Optional.empty();
            }
            thread.call(
                    () -> {
                        training.advance(listener, thread::wanted);
                        own.keep(training.course(false));
                        return true;
                    },
                    () -> givenUp(listener));
        }
        TrainResult result = thread.call(() -> training.finish(listener), () -> givenUp(listener));
        own.keep(result);
        training.forgetCheckpoint();
        return Optional.of(result);
    }

    /**
     * Reckons what it would take, from a few steps that leave nothing behind.
     *
     * @throws CancellationException when cancelled
     */
    public Estimate estimate(TrainingRequest request, BooleanSupplier cancelled) {
        TrainingOrder order = request.order(datasets.apply(request.dataset()), request.seed());
        WorkData data = WorkData.drawn(order.dataset(), "", order.share(), order.seed());
        EngineThread thread = engine.get();
        Estimate one =
                thread.call(
                        () -> {
                            try (FinalTraining training =
                                    new FinalTraining(order, data, folder, 0, thread.manager())) {
                                return training.estimate(cancelled);
                            }
                        },
                        cancelled);
        return new Estimate(
                one.measured(), one.secondsAStep(), one.steps(), one.seconds() * request.seeds());
    }

    /** Lets the test accuracies of what is finished be read; its folders say when, for good. */
    public void unseal(TrainingRequest request) throws IOException {
        for (TrainingFolder own : folders().toList()) {
            if (own.request().filter(request::repeats).isPresent() && own.result().isPresent()) {
                own.unseal();
            }
        }
    }
}
