package org.seki.ui.graph;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seki.space.Architecture;
import org.seki.space.Edge;
import org.seki.strategist.Forecast;
import org.seki.strategist.Forecast.Interval;
import org.seki.strategist.Known;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.graph.EdgeStatistics.Scored;

/**
 * What a run has found out so far, as far as the graph asks for it; worked out when asked for, once
 * for each state of the run. JavaFX thread.
 */
final class RunKnowledge {
    private final RunFeed feed;
    private final Map<Integer, String> canonical = new HashMap<>();
    private List<IterationRow> distinct = List.of();
    private Optional<Forecast> forecast = Optional.empty();
    private int distinctOf = -1;
    private int forecastOf = -1;

    RunKnowledge(RunFeed feed) {
        this.feed = feed;
    }

    /** How an edge of the cell with this index did among all that were evaluated. */
    EdgeStatistics statistics(int cell, Edge edge) {
        List<Scored> best =
                distinct().stream()
                        .sorted(Comparator.comparingDouble(IterationRow::score).reversed())
                        .map(r -> new Scored(r.architecture().orElseThrow(), r.score()))
                        .toList();
        return EdgeStatistics.of(cell, edge, best, feed.settings().topK());
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

    /** The first evaluated iteration that computes the same function. */
    Optional<IterationRow> known(Architecture architecture) {
        String function = architecture.canonical();
        return distinct().stream()
                .filter(r -> function.equals(canonical.get(r.iteration())))
                .findFirst();
    }

    /** One scored iteration a function, in the order they came. */
    private List<IterationRow> distinct() {
        int rows = feed.iterations().size();
        if (rows != distinctOf) {
            distinctOf = rows;
            Set<String> seen = new HashSet<>();
            distinct =
                    feed.iterations().stream()
                            .filter(r -> r.scored() && r.architecture().isPresent())
                            .filter(r -> seen.add(canonical(r)))
                            .toList();
        }
        return distinct;
    }

    private String canonical(IterationRow row) {
        return canonical.computeIfAbsent(
                row.iteration(), _ -> row.architecture().orElseThrow().canonical());
    }

    private Optional<Forecast> forecast() {
        int rows = feed.iterations().size();
        if (rows != forecastOf) {
            forecastOf = rows;
            forecast = Forecast.of(distinct().stream().map(RunKnowledge::known).toList());
        }
        return forecast;
    }

    private static Known known(IterationRow row) {
        return new Known(
                row.iteration(),
                row.architecture().orElseThrow(),
                row.score(),
                row.metrics(),
                false,
                false);
    }
}
