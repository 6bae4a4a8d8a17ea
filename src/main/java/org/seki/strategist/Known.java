package org.seki.strategist;

import java.util.Map;
import org.seki.space.Architecture;

/** An evaluated architecture, as a strategist may see it. */
public record Known(
        int iteration,
        Architecture architecture,
        double score,
        Map<String, Double> metrics,
        boolean pinned,
        boolean banned) {
    public Known {
        metrics = Map.copyOf(metrics);
    }
}
