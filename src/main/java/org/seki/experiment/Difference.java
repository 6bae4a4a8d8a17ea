package org.seki.experiment;

import java.util.Arrays;

/**
 * A mean of differences paired by context.
 *
 * @param mean NaN when there is none
 * @param ci95 by drawing contexts, see {@link Bootstrap#expandedInterval}; from NaN to NaN when
 *     there are fewer than two
 */
public record Difference(double mean, Interval ci95) {
    /**
     * @param differences one a context
     * @param bound the largest that there can be; infinite when there is no such. When all are
     *     equal, drawing them teaches nothing, and for a bounded measure the rule of three (3/n)
     *     says how far the truth may be
     */
    static Difference of(double[] differences, double bound) {
        int n = differences.length;
        double mean = Arrays.stream(differences).average().orElse(Double.NaN);
        if (n < 2) {
            return new Difference(mean, new Interval(Double.NaN, Double.NaN));
        }
        if (Arrays.stream(differences).allMatch(d -> d == differences[0])) {
            double margin = Double.isInfinite(bound) ? 0 : 3 * bound / n;
            return new Difference(
                    mean,
                    new Interval(Math.max(-bound, mean - margin), Math.min(bound, mean + margin)));
        }
        return new Difference(mean, Bootstrap.ofMean(differences).expandedInterval(n));
    }
}
