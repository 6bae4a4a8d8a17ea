package org.seki.strategist;

import java.util.Locale;
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

    /** For people: {@code iteration 12, score 91.55}. */
    String inWords() {
        return String.format(Locale.ROOT, "iteration %d, score %.4g", iteration, score);
    }
}
