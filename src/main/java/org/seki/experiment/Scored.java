package org.seki.experiment;

import java.util.Map;

/**
 * One architecture and what an evaluator said of it.
 *
 * @param seconds the evaluation took
 */
record Scored(String genotype, double score, Map<String, Double> metrics, double seconds) {
    Scored {
        metrics = Map.copyOf(metrics);
    }
}
