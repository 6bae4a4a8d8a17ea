package org.seki.evaluation;

import java.util.Map;
import java.util.Set;

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
    /** A table is the truth; a surrogate was measured when it was fitted. */
    private static final Set<String> THEMSELVES = Set.of("table", "surrogate");

    public Trust {
        parts = Map.copyOf(parts);
    }

    /**
     * Whether scores have to be held against a truth before they are trusted.
     *
     * @param evaluator its kind
     */
    public static boolean inQuestion(String evaluator) {
        return !THEMSELVES.contains(evaluator);
    }
}
