package org.seki.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.seki.experiment.CorrelationReport;
import org.seki.experiment.CorrelationSettings;
import org.seki.experiment.Correlations;
import org.seki.experiment.Truth;
import org.seki.search.Preset;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seki correlate}: how far scores rank as the truth does. */
@Command(
        name = "correlate",
        mixinStandardHelpOptions = true,
        description = {
            "Measure how far an evaluator's scores rank as the truth of a benchmark table does.",
            "What is scored is kept: the same command goes on after a stop. With --run the run says from then on how far its own scores are to be trusted."
        })
final class CorrelateCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @ArgGroup(multiplicity = "1")
    private Held held = new Held();

    /** One of them has to be named. */
    private static final class Held {
        @Option(
                names = "--table",
                paramLabel = "FILE",
                description = "The truth: a benchmark table, CSV.")
        private @Nullable Path table;

        @Option(
                names = "--train",
                paramLabel = "STEPS",
                description =
                        "The truth: their own networks, each trained from scratch for so many steps of 64 images. What is trained is kept.")
        private int steps;
    }

    @Option(
            names = "--truth",
            paramLabel = "NAME",
            defaultValue = "cifar10",
            description =
                    "With --table, a data set of it, or a tested column where it has nothing to"
                            + " search by (default: ${DEFAULT-VALUE}).")
    private String truth = "cifar10";

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "Measure this run's own evaluator; otherwise one by the options below.")
    private @Nullable String run;

    @Option(
            names = "--space",
            defaultValue = "nasbench201",
            description = "Search space (default: ${DEFAULT-VALUE}).")
    private String space = "nasbench201";

    @Option(
            names = "--dataset",
            defaultValue = "fashion-mnist",
            description = "Images that are scored with (default: ${DEFAULT-VALUE}).")
    private String dataset = "fashion-mnist";

    @Option(
            names = "--evaluator",
            paramLabel = "KIND",
            defaultValue = "supernet",
            description = "supernet, zerocost or scratch (default: ${DEFAULT-VALUE}).")
    private String evaluator = "supernet";

    @Option(
            names = "--evaluator-option",
            paramLabel = "NAME=VALUE",
            description =
                    "As of `seki search`: steps=1200 of a supernet, parts=naswot,zen of zerocost.")
    private Map<String, String> evaluatorOptions = new LinkedHashMap<>();

    @Option(
            names = "--architectures",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many are drawn (default: ${DEFAULT-VALUE}).")
    private int architectures = 100;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description =
                    "With --train, how many networks are trained at the same time, each on one thread of a process of its own that takes up to 2 GB (default: as many as there are processors and memory; on a GPU 1). 1 trains in this process; the scores are the same.")
    private @Nullable Integer parallel;

    @Option(names = "--seed", defaultValue = "1", description = "Of the evaluator.")
    private long seed = 1;

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    CorrelateCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Override
    public Integer call() {
        Correlations correlations = correlations();
        PrintWriter told = json ? output.err() : output.out();
        boolean terminal = System.console() != null && System.console().isTerminal();
        try (var follow = new ProgressLine("Correlate", told, terminal && !json);
                var stoppable = new Stoppable(follow::stop, output, "what was scored")) {
            CorrelationReport report =
                    correlations.measure(settings(correlations), _ -> {}, follow);
            follow.close();
            if (json) {
                output.json(report);
            } else {
                new CorrelationLines(report).lines().forEach(output::line);
            }
            return ExitCode.DONE;
        } catch (CancellationException stopped) {
            return ExitCode.STOPPED;
        }
    }

    private Correlations correlations() {
        Correlations all = services.correlations(workspace.in(services.folders()));
        return parallel == null ? all : all.training(parallel);
    }

    private CorrelationSettings settings(Correlations correlations) {
        SearchSettings scored =
                Optional.ofNullable(run)
                        .map(correlations::settings)
                        .orElseGet(() ->
                                Preset.QUICK
                                        .settings(
                                                space,
                                                dataset,
                                                new Choice("random", Map.of()),
                                                seed)
                                        .withEvaluator(new Choice(evaluator, evaluatorOptions)));
        return new CorrelationSettings(scored, Optional.ofNullable(run), truth(), architectures);
    }

    private Truth truth() {
        Path table = held.table;
        return table == null
                ? Truth.Trained.of(held.steps)
                : new Truth.Tabular(table.toAbsolutePath(), truth);
    }
}
