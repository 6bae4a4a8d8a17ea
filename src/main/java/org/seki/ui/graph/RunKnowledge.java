package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seki.space.Architecture;
import org.seki.space.Edge;
import org.seki.strategist.Forecast;
import org.seki.strategist.Forecast.Interval;
import org.seki.strategist.Known;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.graph.EdgeStatistics.Scored;

/**
 * What a run has found out so far, as far as the graph asks for it. Any thread; making one takes a
 * moment for thousands of iterations, so {@link Findings} does it.
 */
final class RunKnowledge {
    static final RunKnowledge NOTHING = new RunKnowledge();

    private final Map<Integer, String> functions = new HashMap<>();
    private final Map<String, IterationRow> distinct;
    private final List<Scored> best;
    private final Optional<Forecast> forecast;
    private final int topK;

    private RunKnowledge() {
        this(List.of(), 0, Map.of());
    }

    private RunKnowledge(List<IterationRow> rows, int topK, Map<Integer, String> before) {
        this.topK = topK;
        Map<String, IterationRow> first = new HashMap<>();
        List<IterationRow> inOrder = new ArrayList<>();
        for (IterationRow row : rows) {
            if (row.scored() && row.architecture().isPresent()) {
                Architecture a = row.architecture().get();
                String function = before.get(row.iteration());
                functions.put(row.iteration(), function == null ? a.canonical() : function);
                if (first.putIfAbsent(functions.get(row.iteration()), row) == null) {
                    inOrder.add(row);
                }
            }
        }
        distinct = first;
        best =
                inOrder.stream()
                        .sorted(Comparator.comparingDouble(IterationRow::score).reversed())
                        .map(r -> new Scored(r.architecture().orElseThrow(), r.score()))
                        .toList();
        forecast = Forecast.of(inOrder.stream().map(RunKnowledge::known).toList());
    }

    /**
     * After more has happened.
     *
     * @param rows all iterations, in the order they began
     * @param topK as the run has it now
     */
    RunKnowledge grown(List<IterationRow> rows, int topK) {
        return new RunKnowledge(rows, topK, functions);
    }

    /** How an edge of the cell with this index did among all that were evaluated. */
    EdgeStatistics statistics(int cell, Edge edge) {
        return EdgeStatistics.of(cell, edge, best, topK);
    }

    /** The score this architecture is expected to have; empty while too little is known. */
    Optional<Interval> expected(Architecture architecture) {
        return forecast.map(f -> f.score(architecture));
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
                : forecast.map(f -> f.effect(architecture, others));
    }

    /** The first evaluated iteration that computes the same function. */
    Optional<IterationRow> known(Architecture architecture) {
        return Optional.ofNullable(distinct.get(architecture.canonical()));
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
