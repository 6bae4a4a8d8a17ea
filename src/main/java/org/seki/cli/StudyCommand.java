package org.seki.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.seki.experiment.Contender;
import org.seki.experiment.Studies;
import org.seki.experiment.Study;
import org.seki.experiment.StudyReport;
import org.seki.experiment.StudyReport.Ceiling;
import org.seki.experiment.StudyReport.Comparison;
import org.seki.experiment.StudyReport.Result;
import org.seki.experiment.StudySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seki study}: strategists compared on a benchmark table at equal budgets. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description = {
            "Compare strategists on a benchmark table over many seeds.",
            "What is played is kept: the same command goes on after a stop, and with more seeds, strategists or data sets plays only what is new."
        })
final class StudyCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Option(
            names = "--table",
            required = true,
            paramLabel = "FILE",
            description = "A benchmark table, CSV.")
    private Path table = Path.of("");

    @Option(
            names = "--dataset",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "Data sets or tasks of the table: cifar10,cifar100.")
    private List<String> datasets = List.of();

    @Option(
            names = "--strategist",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "statistical,local-search,evolution,random,textbook",
            description = "Who is compared (default: ${DEFAULT-VALUE}).")
    private List<String> strategists = List.of();

    @Option(
            names = "--evaluations",
            split = ",",
            paramLabel = "N",
            defaultValue = "20,50",
            description = "Budgets: distinct functions evaluated (default: ${DEFAULT-VALUE}).")
    private List<Integer> evaluations = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Runs of each (default: ${DEFAULT-VALUE}).")
    private int seeds = 20;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "By which it is continued (default: the table's file name).")
    private @Nullable String name;

    @Option(names = "--again", description = "Forget what was played before.")
    private boolean again;

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    StudyCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Override
    public Integer call() throws InterruptedException {
        Studies studies = services.studies(workspace.in(services.folders()));
        PrintWriter told = json ? output.err() : output.out();
        try (var follow = new StudyFollow(told, ProgressLine.redraws() && !json);
                var stoppable = new Stoppable(follow::stop, output, "what was played");
                Study study = studies.open(settings(), again, follow)) {
            boolean finished = study.run(follow);
            follow.close();
            tell(study.report());
            return finished ? ExitCode.DONE : ExitCode.STOPPED;
        } catch (CancellationException whileReadingTheTable) {
            return ExitCode.STOPPED;
        }
    }

    private StudySettings settings() {
        return new StudySettings(
                Optional.ofNullable(name).orElseGet(this::fileName),
                table.toAbsolutePath(),
                datasets,
                strategists.stream().map(Contender::of).toList(),
                evaluations,
                seeds);
    }

    private String fileName() {
        String file = String.valueOf(table.getFileName());
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private void tell(StudyReport report) {
        if (json) {
            output.json(report);
            return;
        }
        output.line("");
        output.line(
                "The best by validation after so many evaluations: mean over seeds ± deviation, 95 % interval");
        report.results().forEach(r -> output.line(line(r)));
        report.ceilings().forEach(c -> output.line(line(c)));
        output.line("");
        output.line(
                "Pairs, seed by seed (bootstrap interval, p by flipping signs; * significant at 5 % after Holm)");
        report.comparisons().forEach(c -> output.line(line(c)));
    }

    private static String line(Result r) {
        return String.format(
                Locale.ROOT,
                "  %-12s %-14s %4d  %9.4f%s  regret %.4f  (%d seeds, %s)",
                r.dataset(),
                r.strategist(),
                r.evaluations(),
                r.mean(),
                r.ci95()
                        .map(ci ->
                                String.format(
                                        Locale.ROOT,
                                        " ± %.4f  [%.4f, %.4f]",
                                        r.sd().orElse(0),
                                        ci.low(),
                                        ci.high()))
                        .orElse(""),
                r.regret(),
                r.seeds(),
                r.metric());
    }

    private static String line(Ceiling c) {
        return String.format(
                Locale.ROOT,
                "  %-12s best by validation %.4f, optimum %.4f (%s)",
                c.dataset(),
                c.bestByValidation(),
                c.optimum(),
                c.metric());
    }

    private static String line(Comparison c) {
        return String.format(
                Locale.ROOT,
                "%s %-12s %4d  %s − %s  %+.4f  [%+.4f, %+.4f]  p %.4f  (%d higher, %d lower of %d)",
                c.significant() ? "*" : " ",
                c.dataset(),
                c.evaluations(),
                c.strategist(),
                c.other(),
                c.difference().mean(),
                c.difference().ci95().low(),
                c.difference().ci95().high(),
                c.difference().p(),
                c.difference().wins(),
                c.difference().losses(),
                c.difference().n());
    }
}
