package org.seki.search;

import java.util.List;
import java.util.Optional;
import org.seki.search.SearchSettings.Thresholds;

/** Too many replies repeat a function that was evaluated before. */
final class DuplicateRate implements HealthMonitor {
    @Override
    public String name() {
        return "duplicate rate";
    }

    @Override
    public Optional<Finding> look(List<Iteration> iterations, Thresholds thresholds) {
        List<Iteration> recent = HealthMonitor.recent(iterations, thresholds);
        int replies = recent.stream().mapToInt(Iteration::replies).sum();
        int duplicates = recent.stream().mapToInt(Iteration::duplicates).sum();
        if (duplicates <= thresholds.duplicateRate() * replies) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        "%d of the last %d replies repeated a known architecture (limit %.0f %%)."
                                .formatted(duplicates, replies, 100 * thresholds.duplicateRate()),
                        "Raise the temperature, widen k and ξ, or ban the entry it keeps coming"
                                + " back to."));
    }
}
