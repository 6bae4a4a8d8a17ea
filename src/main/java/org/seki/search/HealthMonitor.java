package org.seki.search;

import java.util.List;
import java.util.Optional;
import org.seki.search.SearchEvent.Health;
import org.seki.search.SearchSettings.Thresholds;

/** Watches a run for one way of going wrong. Stateless. */
interface HealthMonitor {
    List<HealthMonitor> ALL =
            List.of(
                    new InvalidRate(),
                    new DuplicateRate(),
                    new ModeCollapse(),
                    new PerformanceCollapse(),
                    new StalledBest());

    /** As in the journal: {@code invalid rate}, {@code duplicate rate}, …. */
    String name();

    /** After the last of these iterations; empty while all is well or too little is known. */
    Optional<Finding> look(List<Iteration> iterations, Thresholds thresholds);

    /**
     * @param evidence what was seen, with numbers
     * @param remedy what a person can do
     */
    record Finding(String evidence, String remedy) {
        Health event(int iteration, HealthMonitor monitor) {
            return new Health(iteration, monitor.name(), evidence, remedy);
        }
    }

    /** The last w in which a strategist was asked; empty while there are fewer. */
    static List<Iteration> recent(List<Iteration> iterations, Thresholds thresholds) {
        List<Iteration> asked =
                iterations.stream()
                        .skip(Math.max(0, iterations.size() - thresholds.window()))
                        .filter(i -> i.index() > 0)
                        .toList();
        return asked.size() == thresholds.window() ? asked : List.of();
    }
}
