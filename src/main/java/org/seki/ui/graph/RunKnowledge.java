package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seki.space.Architecture;
import org.seki.space.Edge;
import org.seki.strategist.Forecast;
import org.seki.strategist.Forecast.Interval;
import org.seki.strategist.Known;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.graph.EdgeStatistics.Scored;

/** What a run has found out so far, as far as the graph asks for it. JavaFX thread. */
final class RunKnowledge {
    private final RunFeed feed;
    private Optional<Forecast> forecast = Optional.empty();
    private int learned = -1;

    RunKnowledge(RunFeed feed) {
        this.feed = feed;
    }

    /** How an edge of the cell with this index did among all that were evaluated. */
    EdgeStatistics statistics(int cell, Edge edge) {
        List<Scored> scored = new ArrayList<>();
        for (IterationRow row : feed.iterations()) {
            if (row.scored()) {
                row.architecture().ifPresent(a -> scored.add(new Scored(a, row.score())));
            }
        }
        return EdgeStatistics.of(cell, edge, scored, feed.settings().topK());
    }

    /** The score this architecture is expected to have; empty while too little is known. */
    Optional<Interval> expected(Architecture architecture) {
        return forecast().map(f -> f.score(architecture));
    }

    /**
     * What the operation on an edge is worth above the mean of the others that could stand there;
     * empty while too little is known.
     */
    Optional<Interval> effect(Architecture architecture, int cell, Edge edge) {
        List<Architecture> others =
                Draft.edits(architecture, cell, edge).stream()
                        .filter(e -> !e.moved())
                        .map(Draft.Edit::result)
                        .toList();
        return others.isEmpty()
                ? Optional.empty()
                : forecast().map(f -> f.effect(architecture, others));
    }

    /** The evaluated iteration that computes the same function. */
    Optional<IterationRow> known(Architecture architecture) {
        String canonical = architecture.canonical();
        return feed.iterations().stream()
                .filter(IterationRow::scored)
                .filter(r ->
                        r.architecture().filter(a -> a.canonical().equals(canonical)).isPresent())
                .findFirst();
    }

    private Optional<Forecast> forecast() {
        int rows = feed.iterations().size();
        if (rows != learned) {
            learned = rows;
            forecast = Forecast.of(evaluated());
        }
        return forecast;
    }

    private List<Known> evaluated() {
        List<Known> known = new ArrayList<>();
        for (IterationRow row : feed.iterations()) {
            if (row.outcome() == IterationRow.Outcome.EVALUATED) {
                row.architecture()
                        .ifPresent(a ->
                                known.add(
                                        new Known(
                                                row.iteration(),
                                                a,
                                                row.score(),
                                                row.metrics(),
                                                false,
                                                false)));
            }
        }
        return known;
    }
}
