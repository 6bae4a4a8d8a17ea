package org.seki.evaluation;

import java.util.Map;
import java.util.Optional;

/**
 * What an evaluator found.
 *
 * @param score what strategists see and the search maximises
 * @param metrics named parts: {@code accuracy} (percent), {@code loss}, {@code naswot}, {@code
 *     parameters}, …
 * @param seconds measured cost
 * @param provenance which evaluator under which settings, for people
 * @param test the sealed test metric, where there is one
 */
public record Evaluation(
        double score,
        Map<String, Double> metrics,
        double seconds,
        String provenance,
        Optional<SealedTest> test) {
    public Evaluation {
        metrics = Map.copyOf(metrics);
    }
}
