package org.seki.evaluation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import java.util.Optional;

/**
 * What an evaluator found.
 *
 * @param score what strategists see and the search maximises
 * @param metrics named parts: {@code accuracy} (percent), {@code loss}, {@code naswot}, {@code
 *     parameters}, …
 * @param seconds measured cost
 * @param costs seconds of each part by its metric, see {@link Costs}; empty where they were not
 *     timed apart
 * @param provenance which evaluator under which settings, for people
 * @param test the sealed test metric, where there is one
 */
public record Evaluation(
        double score,
        Map<String, Double> metrics,
        double seconds,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Double> costs,
        String provenance,
        Optional<SealedTest> test) {
    public Evaluation {
        metrics = Map.copyOf(metrics);
        costs = Map.copyOf(costs);
    }

    /** Of one part, or of parts that were not timed apart. */
    public Evaluation(
            double score,
            Map<String, Double> metrics,
            double seconds,
            String provenance,
            Optional<SealedTest> test) {
        this(score, metrics, seconds, Map.of(), provenance, test);
    }
}
