package org.seki.search;

import java.util.List;
import java.util.Optional;
import org.seki.search.SearchSettings.Thresholds;

/** Too many replies hold no valid architecture. */
final class InvalidRate implements HealthMonitor {
    @Override
    public String name() {
        return "invalid rate";
    }

    @Override
    public Optional<Finding> look(List<Iteration> iterations, Thresholds thresholds) {
        List<Iteration> recent = HealthMonitor.recent(iterations, thresholds);
        int replies = recent.stream().mapToInt(Iteration::replies).sum();
        int rejected = recent.stream().mapToInt(Iteration::rejected).sum();
        if (rejected <= thresholds.invalidRate() * replies) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        "%d of the last %d replies held no valid architecture (limit %.0f %%)."
                                .formatted(rejected, replies, 100 * thresholds.invalidRate()),
                        "Lower the temperature, or show the form of the answer more plainly in the"
                                + " prompt."));
    }
}
