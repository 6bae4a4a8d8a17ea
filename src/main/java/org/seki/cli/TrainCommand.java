package org.seki.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.seki.data.Datasets;
import org.seki.search.SearchRefused;
import org.seki.training.TrainResult;
import org.seki.training.TrainingDiverged;
import org.seki.training.TrainingRefused;
import org.seki.training.TrainingRequest;
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
            names = {"--dataset", "--data"},
            description =
                    "Data set, also another than the run's: the classes are the data set's (default: the run's, otherwise "
                            + Datasets.FASHION
                            + ").")
    private @Nullable String dataset;

    @Option(
            names = "--preset",
            defaultValue = "quick",
            description =
                    "smoke (about a minute on two cores), quick (about half an hour), paper-cifar or paper-imagenet (as DARTS), paper-nasbench201 (as its authors; default: ${DEFAULT-VALUE}).")
    private String preset = "quick";

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description =
                    "Changes a number of the preset: epochs, batch, channels, cells, stem, images, held, patience, rate, last-rate, rate-factor, momentum, nesterov, decay, clip, smoothing, crop, flip, cutout, auxiliary, drop-path.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The only source of chance (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Trains with N seeds, from --seed on, and gives mean and standard deviation (default: ${DEFAULT-VALUE}).")
    private int seeds = 1;

    @Option(
            names = "--estimate",
            description = "Only says how long it would take, from a few steps that are measured.")
    private boolean estimate;

    @Option(
            names = "--mixed-precision",
            description = "Refused: everything is computed in single precision.")
    private boolean mixed;

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

    private interface Work {
        Integer with(TrainingRequest request) throws IOException;
    }

    @Override
    public Integer call() {
        if (mixed) {
            throw new SearchRefused(
                    "Mixed precision is not offered: on a CPU it gains nothing, and the library scales no gradients on a GPU.",
                    "--mixed-precision",
                    "Leave it out: single precision is what the papers trained in.");
        }
        Path folder = workspace.in(services.folders());
        Trainings trainings = services.trainings(folder);
        TrainReport report = new TrainReport(output, json);
        return guarded(
                folder,
                request -> {
                    if (!estimate) {
                        return train(trainings, request, report);
                    }
                    report.tell(trainings.estimate(request, () -> false));
                    return ExitCode.DONE;
                });
    }

    private Integer train(Trainings trainings, TrainingRequest request, TrainReport report)
            throws IOException {
        PrintWriter told = json ? output.err() : output.out();
        boolean terminal = System.console() != null && System.console().isTerminal();
        try (var follow = new TrainFollow(told, terminal && !json);
                var _ = new Stoppable(follow::stop, output, "what was saved last")) {
            List<TrainResult> results = trainings.run(request, saveEvery, follow);
            trainings.unseal(request);
            report.tell(results, trainings::best);
            return ExitCode.DONE;
        } catch (CancellationException stopped) {
            return ExitCode.STOPPED;
        }
    }

    private Integer guarded(Path folder, Work work) {
        try {
            return work.with(request(folder));
        } catch (TrainingRefused refused) {
            throw new SearchRefused(refused.sentence(), refused.where(), refused.next());
        } catch (TrainingDiverged diverged) {
            throw new SearchRefused(
                    String.valueOf(diverged.getMessage()),
                    "training of " + what,
                    "Change it with --option rate=… or --option clip=…");
        } catch (IllegalArgumentException wrong) {
            throw new SearchRefused(
                    String.valueOf(wrong.getMessage()),
                    "--preset, --option, --seeds",
                    "Correct this; `seki train --help` lists what there is.");
        } catch (IOException e) {
            throw new SearchRefused(
                    "The training cannot be saved: " + e.getMessage(),
                    folder.toString(),
                    "Make room or allow writing there; the same command goes on.");
        }
    }

    private TrainingRequest request(Path folder) {
        Named named = Named.of(what, space, services.searches(folder));
        return new TrainingRequest(
                named.architecture().space().id(),
                named.architecture().genotype(),
                Optional.ofNullable(dataset).or(named::dataset).orElse(Datasets.FASHION),
                named.dataset().orElse(""),
                preset,
                options,
                seed,
                seeds);
    }
}
