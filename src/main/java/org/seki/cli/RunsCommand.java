package org.seki.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seki.search.Searches.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seki runs}: the runs of a workspace, newest first. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "List the runs of the workspace.")
final class RunsCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    RunsCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Row(
            String run, String state, String space, int evaluations, @Nullable Best best) {
        static Row of(RunSummary r) {
            return new Row(
                    r.run(),
                    r.state().name().toLowerCase(Locale.ROOT),
                    r.settings().space(),
                    r.evaluations(),
                    r.evaluations() == 0 ? null : new Best(r.bestGenotype(), r.best()));
        }
    }

    private record Best(String genotype, double score) {}

    private record Runs(List<Row> runs) {}

    @Override
    public Integer call() {
        List<RunSummary> runs = services.searches(workspace.in(services.folders())).runs();
        if (json) {
            output.json(new Runs(runs.stream().map(Row::of).toList()));
        } else if (runs.isEmpty()) {
            output.line(
                    "No runs yet in "
                            + workspace.in(services.folders())
                            + ". `seki search --quick` makes the first.");
        } else {
            output.line(
                    "%-24s %-10s %-14s %-12s %s"
                            .formatted("run", "state", "space", "evaluations", "best score"));
            runs.forEach(r ->
                    output.line(
                            String.format(
                                    Locale.ROOT,
                                    "%-24s %-10s %-14s %11d  %s",
                                    r.run(),
                                    r.state().name().toLowerCase(Locale.ROOT),
                                    r.settings().space(),
                                    r.evaluations(),
                                    r.evaluations() == 0
                                            ? "–"
                                            : "%.2f  %s".formatted(r.best(), r.bestGenotype()))));
        }
        return ExitCode.DONE;
    }
}
