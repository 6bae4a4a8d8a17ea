package org.seki.experiment;

import java.util.Arrays;

/**
 * One strategist against another on the same seeds.
 *
 * @param n pairs
 * @param mean of first − second
 * @param ci95 bootstrap percentile interval of the mean difference
 * @param p two-sided bootstrap p-value
 * @param wins pairs in which the first is higher
 * @param losses pairs in which it is lower; the rest are ties
 */
public record PairedDifference(int n, double mean, Interval ci95, double p, int wins, int losses) {
    /**
     * @param first one value a pair
     * @param second its partners, in the same order
     */
    public static PairedDifference of(double[] first, double[] second) {
        if (first.length != second.length || first.length == 0) {
            throw new IllegalArgumentException(
                    "%d values cannot be paired with %d".formatted(first.length, second.length));
        }
        double[] differences = new double[first.length];
        Arrays.setAll(differences, i -> first[i] - second[i]);
        Bootstrap bootstrap = Bootstrap.ofMean(differences);
        return new PairedDifference(
                differences.length,
                Arrays.stream(differences).average().orElseThrow(),
                bootstrap.interval(),
                bootstrap.p(),
                (int) Arrays.stream(differences).filter(d -> d > 0).count(),
                (int) Arrays.stream(differences).filter(d -> d < 0).count());
    }
}
