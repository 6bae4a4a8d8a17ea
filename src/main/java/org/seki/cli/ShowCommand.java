package org.seki.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seki.search.SearchEvent;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.search.Searches;
import org.seki.search.Searches.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki show RUN}: how far its scores are to be trusted, and what each iteration came to. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Show a run, iteration by iteration, and how far its own scores are to be trusted.")
final class ShowCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(paramLabel = "RUN", description = "As `seki runs` lists it.")
    private String run = "";

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    ShowCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Shown(
            String run,
            String state,
            SearchSettings settings,
            RunTrust trust,
            List<Row> iterations) {}

    private record Row(
            int index,
            String stage,
            String outcome,
            @Nullable String genotype,
            @Nullable Double score) {}

    @Override
    public Integer call() {
        Path folder = workspace.in(services.folders());
        Searches searches = services.searches(folder);
        RunSummary summary =
                searches.runs().stream()
                        .filter(r -> r.run().equals(run))
                        .findFirst()
                        .orElseThrow(() ->
                                new SearchRefused(
                                        "There is no run named " + run + ".",
                                        folder.toString(),
                                        "`seki runs` lists the runs of this workspace."));
        List<SearchEvent> events = searches.events(run);
        List<Row> rows = events.stream().flatMap(ShowCommand::row).toList();
        RunTrust trust =
                RunTrust.of(
                        run,
                        summary.settings().evaluator().kind(),
                        events,
                        services.correlations(folder).trust(run));
        String state = summary.state().name().toLowerCase(Locale.ROOT);
        tell(new Shown(run, state, summary.settings(), trust, rows));
        return ExitCode.DONE;
    }

    private void tell(Shown shown) {
        if (json) {
            output.json(shown);
            return;
        }
        SearchSettings settings = shown.settings();
        output.line(
                "%s: %s, %s on %s"
                        .formatted(run, shown.state(), settings.space(), settings.dataset()));
        output.line(shown.trust().told(settings.evaluator().kind()));
        shown.iterations()
                .forEach(r ->
                        output.line(
                                String.format(
                                        Locale.ROOT,
                                        "%4d  %-20s %-9s %8s  %s",
                                        r.index(),
                                        r.stage(),
                                        r.outcome(),
                                        r.score() == null ? "" : "%.3f".formatted(r.score()),
                                        Objects.requireNonNullElse(r.genotype(), ""))));
    }

    private static Stream<Row> row(SearchEvent event) {
        return switch (event) {
            case SearchEvent.Evaluated e ->
                    Stream.of(
                            new Row(
                                    e.iteration(),
                                    Follow.name(e.stage()),
                                    "evaluated",
                                    e.architecture().genotype(),
                                    e.evaluation().score()));
            case SearchEvent.Reused r ->
                    Stream.of(
                            new Row(
                                    r.iteration(),
                                    Follow.name(r.stage()),
                                    "reused",
                                    r.architecture().genotype(),
                                    r.score()));
            case SearchEvent.Failed f ->
                    Stream.of(new Row(f.iteration(), Follow.name(f.stage()), "failed", null, null));
            case SearchEvent.Started _,
                    SearchEvent.Prepared _,
                    SearchEvent.StageChanged _,
                    SearchEvent.Proposed _,
                    SearchEvent.Unanswered _,
                    SearchEvent.Rejected _,
                    SearchEvent.Duplicate _,
                    SearchEvent.Steered _,
                    SearchEvent.Health _,
                    SearchEvent.Stopped _,
                    SearchEvent.Resumed _,
                    SearchEvent.Unsealed _,
                    SearchEvent.Finished _ ->
                    Stream.empty();
        };
    }
}
