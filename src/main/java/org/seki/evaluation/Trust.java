package org.seki.evaluation;

import java.util.Map;

/**
 * How far an evaluator's scores were found to rank as the truth does.
 *
 * @param tau Kendall's τ-b
 * @param low lower end of its 95 % bootstrap interval
 * @param high upper end
 * @param architectures how many were compared
 * @param truth what they were compared with
 * @param measured when and with which preset
 * @param parts τ of each part of the score alone
 */
public record Trust(
        double tau,
        double low,
        double high,
        int architectures,
        String truth,
        String measured,
        Map<String, Double> parts) {
    public Trust {
        parts = Map.copyOf(parts);
    }
}
