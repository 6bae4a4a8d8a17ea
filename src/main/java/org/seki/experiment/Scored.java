package org.seki.experiment;

import java.util.Map;

/**
 * One architecture, its truth and what an evaluator said of it.
 *
 * @param truth in the table's unit
 * @param seconds the evaluation took
 */
record Scored(
        String genotype, double truth, double score, Map<String, Double> metrics, double seconds) {
    Scored {
        metrics = Map.copyOf(metrics);
    }
}
