package org.seki.evaluation;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/**
 * How far two scorings of the same architectures rank alike: Kendall's τ-b (Kendall 1945), which
 * counts ties, with a bootstrap interval.
 *
 * @param tau -1 to 1; 0 where one side does not tell any two apart
 * @param low lower end of the 95 % percentile interval
 * @param high upper end
 * @param count how many architectures
 */
public record RankCorrelation(double tau, double low, double high, int count) {
    private static final int RESAMPLES = 1000;
    private static final double TAIL = 0.025;

    /**
     * @param random draws the resamples; the same seed gives the same interval
     * @throws IllegalArgumentException for fewer than two pairs, unequal lengths or NaN
     */
    public static RankCorrelation of(double[] scores, double[] truth, RandomGenerator random) {
        int n = scores.length;
        if (n != truth.length || n < 2) {
            throw new IllegalArgumentException(
                    "at least two pairs are needed, not %d and %d values"
                            .formatted(n, truth.length));
        }
        if (Arrays.stream(scores).anyMatch(Double::isNaN)
                || Arrays.stream(truth).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("NaN has no rank");
        }
        double[] taus = new double[RESAMPLES];
        double[] a = new double[n];
        double[] b = new double[n];
        for (int r = 0; r < RESAMPLES; r++) {
            for (int i = 0; i < n; i++) {
                int drawn = random.nextInt(n);
                a[i] = scores[drawn];
                b[i] = truth[drawn];
            }
            taus[r] = tau(a, b);
        }
        Arrays.sort(taus);
        int tail = (int) Math.round(TAIL * RESAMPLES);
        return new RankCorrelation(tau(scores, truth), taus[tail], taus[RESAMPLES - 1 - tail], n);
    }

    /** Among the best by truth only, at least two: where a search has to choose. */
    public static RankCorrelation ofBest(
            double[] scores, double[] truth, double share, RandomGenerator random) {
        int n = Math.clamp(Math.round(share * truth.length), 2, truth.length);
        Integer[] order = new Integer[truth.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(truth[j], truth[i]));
        double[] a = new double[n];
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            a[i] = scores[order[i]];
            b[i] = truth[order[i]];
        }
        return of(a, b, random);
    }

    /**
     * The number alone; 0 where one side does not tell any two apart.
     *
     * @throws IllegalArgumentException for fewer than two pairs or unequal lengths
     */
    public static double tau(double[] a, double[] b) {
        double tau = new KendallsCorrelation().correlation(a, b);
        return Double.isNaN(tau) ? 0 : tau;
    }
}
