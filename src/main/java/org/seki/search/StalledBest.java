package org.seki.search;

import java.util.List;
import java.util.Optional;
import org.seki.search.SearchSettings.Thresholds;

/** No new best for too long. */
final class StalledBest implements HealthMonitor {
    @Override
    public String name() {
        return "stalled best";
    }

    @Override
    public Optional<Finding> look(List<Iteration> iterations, Thresholds thresholds) {
        Iteration best = null;
        for (Iteration i : iterations) {
            if (Double.isFinite(i.score()) && (best == null || i.score() > best.score())) {
                best = i;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        int since = iterations.getLast().index() - Math.max(0, best.index());
        if (since < thresholds.stalled()) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        "No better architecture for %d iterations (limit %d): the best is still %d."
                                .formatted(since, thresholds.stalled(), best.index()),
                        "Switch the stage, widen k and ξ, or raise the temperature."));
    }
}
