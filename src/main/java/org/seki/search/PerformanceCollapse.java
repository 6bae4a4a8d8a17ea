package org.seki.search;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.seki.search.SearchSettings.Thresholds;
import org.seki.space.Architecture;
import org.seki.space.Diagnosis;

/**
 * Architectures degenerate into skip connections, as one-shot searches are known to (Zela et al.
 * 2020): the typical one of the last w is mostly skips, or no deeper than one operation with
 * weights.
 */
final class PerformanceCollapse implements HealthMonitor {
    private static final double SHALLOW = 1;

    @Override
    public String name() {
        return "performance collapse";
    }

    @Override
    public Optional<Finding> look(List<Iteration> iterations, Thresholds thresholds) {
        List<Architecture> found =
                HealthMonitor.recent(iterations, thresholds).stream()
                        .flatMap(i -> i.architecture().stream())
                        .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        double skips = median(found, PerformanceCollapse::skips);
        double depth = median(found, a -> diagnosis(a).depth());
        if (skips <= thresholds.skips() && depth > SHALLOW) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        ("Of the last %d architectures the median has %.0f %% skip connections"
                                        + " (limit %.0f %%) and an effective depth of %.1f.")
                                .formatted(
                                        found.size(), 100 * skips, 100 * thresholds.skips(), depth),
                        "Ban the entries that are mostly skip_connect, or pin a deep one."));
    }

    private static double skips(Architecture architecture) {
        int edges = architecture.cells().stream().mapToInt(c -> c.edges().size()).sum();
        return (double) diagnosis(architecture).skips() / edges;
    }

    private static Diagnosis diagnosis(Architecture architecture) {
        return architecture.space().diagnose(architecture, architecture.space().paperShape());
    }

    private static double median(List<Architecture> found, ToDoubleFunction<Architecture> of) {
        return new Median().evaluate(found.stream().mapToDouble(of).toArray());
    }
}
