package org.seki.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seki.data.DataRefused;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.search.SearchRefused;
import org.seki.training.FinalSettings;
import org.seki.training.TrainResult;
import org.seki.training.TrainingDiverged;
import org.seki.training.TrainingOrder;
import org.seki.training.TrainingRefused;
import org.seki.training.Trainings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki train GENOTYPE|RUN}: a final training, followed to its end. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Train an architecture, or the best one of a run, from scratch.",
            "The same command goes on after a stop or a kill, to the same weights. The test images are looked at once, at the end."
        })
final class TrainCommand implements Callable<Integer> {
    private static final int STOP_SECONDS = 5;

    private final Services services;
    private final Output output;

    @Parameters(
            paramLabel = "GENOTYPE|RUN",
            description = "An architecture in its space's published text form, or a run.")
    private String what = "";

    @Option(
            names = "--space",
            description = "Search space (default: whichever the text is written in).")
    private @Nullable String space;

    @Option(
            names = "--dataset",
            description = "Data set (default: the run's, otherwise " + Datasets.FASHION + ").")
    private @Nullable String dataset;

    @Option(
            names = "--preset",
            defaultValue = "quick",
            description =
                    "smoke (about a minute on two cores), quick (about half an hour) or paper-cifar (as DARTS; default: ${DEFAULT-VALUE}).")
    private String preset = "quick";

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description =
                    "Changes a number of the preset: epochs, batch, channels, cells, images, held, rate, last-rate, momentum, decay, clip, smoothing, crop, flip, cutout, auxiliary, drop-path.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The only source of chance (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--save-every",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description =
                    "How much a kill can cost within an epoch (default: ${DEFAULT-VALUE} seconds).")
    private double saveEvery = 10;

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    TrainCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Trained(Train train) {}

    /**
     * @param weights the best, whose accuracies these are
     */
    private record Train(
            String training,
            String space,
            String genotype,
            String dataset,
            String preset,
            long seed,
            int epochs,
            @Nullable Double validation,
            double test,
            long parameters,
            double seconds,
            String weights) {}

    @Override
    public Integer call() {
        Path folder = workspace.in(services.folders());
        Trainings trainings = services.trainings(folder);
        TrainingOrder order = order(folder);
        PrintWriter told = json ? output.err() : output.out();
        boolean terminal = System.console() != null && System.console().isTerminal();
        var ended = new CountDownLatch(1);
        try (var follow = new TrainFollow(told, terminal && !json);
                var ctrlC = new CtrlC(() -> stop(follow, ended))) {
            TrainResult result = trainings.run(order, saveEvery, services.engine(), follow);
            tell(result, trainings.best(result.id()));
            return ExitCode.DONE;
        } catch (CancellationException stopped) {
            return ExitCode.STOPPED;
        } catch (TrainingRefused refused) {
            throw new SearchRefused(refused.sentence(), refused.where(), refused.next());
        } catch (TrainingDiverged diverged) {
            throw new SearchRefused(
                    String.valueOf(diverged.getMessage()),
                    "training " + order.id(),
                    "Change it with --option rate=… or --option clip=…");
        } catch (IOException e) {
            throw new SearchRefused(
                    "The training cannot be saved: " + e.getMessage(),
                    folder.toString(),
                    "Make room or allow writing there; the same command goes on.");
        } finally {
            ended.countDown();
        }
    }

    private TrainingOrder order(Path folder) {
        Named named = Named.of(what, space, services.searches(folder));
        String name = Optional.ofNullable(dataset).or(named::dataset).orElse(Datasets.FASHION);
        try {
            Dataset data = services.datasets().open(name);
            return new TrainingOrder(
                    named.architecture(),
                    data,
                    FinalSettings.of(preset, options, named.architecture().space(), data.train()),
                    seed);
        } catch (DataRefused refused) {
            throw new SearchRefused(
                    String.valueOf(refused.getMessage()), refused.where(), refused.next());
        } catch (IllegalArgumentException wrong) {
            throw new SearchRefused(
                    String.valueOf(wrong.getMessage()),
                    "--preset, --option",
                    "Correct this; `seki train --help` lists what there is.");
        }
    }

    private void stop(TrainFollow follow, CountDownLatch ended) {
        follow.stop();
        try {
            if (ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                output.err().println("Stopped. The same command goes on.");
            } else {
                output.err().println("Stopped in the middle; the same command goes on.");
            }
            output.err().flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(TrainResult r, Path weights) {
        if (json) {
            output.json(
                    new Trained(
                            new Train(
                                    r.id(),
                                    r.space(),
                                    r.genotype(),
                                    r.dataset(),
                                    r.preset(),
                                    r.seed(),
                                    r.epochs(),
                                    Double.isNaN(r.validation()) ? null : r.validation(),
                                    r.test(),
                                    r.parameters(),
                                    r.seconds(),
                                    weights.toString())));
            return;
        }
        output.line(
                String.format(
                        Locale.ROOT,
                        "Test accuracy %.2f %%, of the best weights by validation (%s).",
                        r.test(),
                        TrainFollow.percent(r.validation())));
        output.line(
                String.format(
                        Locale.ROOT,
                        "%,d parameters, %d epochs, %.0f s. Weights: %s",
                        r.parameters(),
                        r.epochs(),
                        r.seconds(),
                        weights));
    }
}
