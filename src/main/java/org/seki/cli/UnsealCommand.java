package org.seki.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.SealedTest;
import org.seki.search.SearchEvent.Evaluated;
import org.seki.search.Searches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki unseal RUN}: the test metric of a finished run, journaled as read. */
@Command(
        name = "unseal",
        mixinStandardHelpOptions = true,
        description = {
            "Read the test metric of a finished run.",
            "The run's journal keeps, for good, when and by whom the seal was broken."
        })
final class UnsealCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(paramLabel = "RUN", description = "As `seki runs` lists it.")
    private String run = "";

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    UnsealCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    /**
     * @param best the architecture that the search chose
     * @param tests of all that were evaluated, in order
     */
    private record Unsealed(String run, @Nullable Row best, List<Row> tests) {}

    private record Row(int iteration, String genotype, double score, @Nullable Double test) {
        static Row of(Evaluated e) {
            return new Row(
                    e.iteration(),
                    e.architecture().genotype(),
                    e.evaluation().score(),
                    e.evaluation().test().map(SealedTest::open).orElse(null));
        }
    }

    @Override
    public Integer call() {
        Searches searches = services.searches(workspace.in(services.folders()));
        searches.unseal(run);
        List<Row> rows =
                searches.events(run).stream()
                        .filter(Evaluated.class::isInstance)
                        .map(e -> Row.of((Evaluated) e))
                        .toList();
        Optional<Row> best = rows.stream().reduce((a, b) -> b.score() > a.score() ? b : a);
        if (json) {
            output.json(new Unsealed(run, best.orElse(null), rows));
            return ExitCode.DONE;
        }
        output.line("Unsealed, and journaled in " + run + ". Iteration, score, test metric:");
        rows.forEach(row ->
                output.line(
                        String.format(
                                Locale.ROOT,
                                "%s %4d %10.4f %10s  %s",
                                row.equals(best.orElse(null)) ? "*" : " ",
                                row.iteration(),
                                row.score(),
                                row.test() == null
                                        ? "–"
                                        : String.format(Locale.ROOT, "%.4f", row.test()),
                                row.genotype())));
        output.line("* chosen by the search: the best by score.");
        return ExitCode.DONE;
    }
}
