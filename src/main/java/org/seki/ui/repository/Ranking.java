package org.seki.ui.repository;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.seki.space.Architecture;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.IterationRow.Outcome;
import org.seki.ui.fx.RunFeed;

/** The scored iterations as lines, best first: one a function, or each for itself. */
final class Ranking {
    private final RunFeed feed;
    private final Map<Integer, String> functions = new HashMap<>();

    Ranking(RunFeed feed) {
        this.feed = feed;
    }

    /**
     * @param grouped whether iterations that ended with the same function are one line
     */
    List<Entry> entries(boolean grouped) {
        Map<String, Integer> times = repeats();
        List<IterationRow> rows =
                feed.iterations().stream()
                        .filter(r ->
                                r.outcome() == Outcome.EVALUATED
                                        || !grouped && r.outcome() == Outcome.REUSED)
                        .sorted(Comparator.comparingDouble(IterationRow::score).reversed())
                        .toList();
        List<Entry> entries = new ArrayList<>(rows.size());
        for (IterationRow row : rows) {
            int i = row.iteration();
            entries.add(
                    new Entry(
                            row,
                            feed.changes().pinned().contains(i),
                            feed.changes().banned().contains(i),
                            feed.note(i),
                            grouped && !times.isEmpty()
                                    ? 1 + times.getOrDefault(function(row), 0)
                                    : 1,
                            feed.compared().indexOf(i)));
        }
        return entries;
    }

    /** How often a function came again, for those that did. */
    private Map<String, Integer> repeats() {
        Map<String, Integer> times = new HashMap<>();
        for (IterationRow row : feed.iterations()) {
            if (row.outcome() == Outcome.REUSED) {
                times.merge(function(row), 1, Integer::sum);
            }
        }
        return times;
    }

    private String function(IterationRow row) {
        return functions.computeIfAbsent(
                row.iteration(),
                _ -> {
                    Architecture a = row.architecture().orElseThrow();
                    return a.space().canonical(a);
                });
    }
}
