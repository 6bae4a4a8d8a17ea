package org.seki.search;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;
import org.seki.search.SearchSettings.Thresholds;
import org.seki.space.Architecture;

/** The search goes round in a few architectures: scores hardly vary, few functions are distinct. */
final class ModeCollapse implements HealthMonitor {
    private static final double FEW = 0.3;

    @Override
    public String name() {
        return "mode collapse";
    }

    @Override
    public Optional<Finding> look(List<Iteration> iterations, Thresholds thresholds) {
        List<Iteration> found =
                HealthMonitor.recent(iterations, thresholds).stream()
                        .filter(i -> i.architecture().isPresent())
                        .toList();
        if (found.size() < 2) {
            return Optional.empty();
        }
        double deviation =
                Math.sqrt(
                        StatUtils.variance(found.stream().mapToDouble(Iteration::score).toArray()));
        long distinct =
                found.stream()
                        .flatMap(i -> i.architecture().stream())
                        .map(Architecture::canonical)
                        .distinct()
                        .count();
        if (deviation >= thresholds.scoreDeviation() && distinct > FEW * found.size()) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        ("The last %d scores have a standard deviation of %.2g (limit %.2g) over %d"
                                        + " distinct architectures.")
                                .formatted(
                                        found.size(),
                                        deviation,
                                        thresholds.scoreDeviation(),
                                        distinct),
                        "Raise the temperature, widen k and ξ, or inject something different."));
    }
}
