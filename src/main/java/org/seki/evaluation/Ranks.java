package org.seki.evaluation;

import java.util.Arrays;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Where a value stands among those of random architectures: their empirical distribution function,
 * straight between two of them, exponential beyond the outermost at the scale of the middle half.
 * Increasing, so that the best do not end in a tie.
 */
public final class Ranks {
    /** Between the quartiles of a normal distribution lie so many deviations. */
    private static final double NORMAL_QUARTILES = 1.349;

    private final double[] sorted;
    private final double scale;

    /**
     * @param values at least two, finite
     */
    public Ranks(double[] values) {
        if (values.length < 2) {
            throw new IllegalArgumentException("a rank among fewer than two says nothing");
        }
        sorted = values.clone();
        Arrays.sort(sorted);
        double middle = percentile(75) - percentile(25);
        double whole = sorted[sorted.length - 1] - sorted[0];
        double least = 1e-9 * (1 + Math.abs(sorted[0]));
        scale = Math.max(middle > 0 ? middle / NORMAL_QUARTILES : whole, least);
    }

    private double percentile(double p) {
        return new Percentile(p).evaluate(sorted);
    }

    /** Share of random architectures below, 0 to 1, neither reached. */
    public double share(double value) {
        int n = sorted.length;
        if (value < sorted[0]) {
            return position(0) * Math.exp((value - sorted[0]) / scale);
        }
        if (value > sorted[n - 1]) {
            return 1 - (1 - position(n - 1)) * Math.exp(-(value - sorted[n - 1]) / scale);
        }
        int low = 0;
        while (low < n && sorted[low] < value) {
            low++;
        }
        int high = low;
        while (high < n && sorted[high] == value) {
            high++;
        }
        if (high > low) {
            return (position(low) + position(high - 1)) / 2;
        }
        double way = (value - sorted[low - 1]) / (sorted[low] - sorted[low - 1]);
        return position(low - 1) * (1 - way) + position(low) * way;
    }

    /**
     * Several ranks of one architecture as one number: the sum of their logarithms (Lee and Ham
     * 2024, "AZ-NAS"), so that being poor in one is not made up for by another. The {@code loss}
     * with inherited weights has half a vote: of twelve supernets measured, trained from one minute
     * to sixty, each ranked better with half of it than with the whole (τ up to 0.07 more).
     *
     * @param shares by metric, each above 0
     */
    public static double together(Map<String, Double> shares) {
        return shares.entrySet().stream()
                .mapToDouble(e -> weight(e.getKey()) * Math.log(e.getValue()))
                .sum();
    }

    private static double weight(String metric) {
        return metric.equals("loss") ? 0.5 : 1;
    }

    /** Position of the i-th smallest. */
    private double position(int i) {
        return (i + 0.5) / sorted.length;
    }
}
