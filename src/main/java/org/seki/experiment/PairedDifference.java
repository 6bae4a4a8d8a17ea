package org.seki.experiment;

import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;

/**
 * One strategist against another on the same seeds.
 *
 * @param n pairs
 * @param mean of first − second
 * @param ci95 bootstrap interval of the mean difference, spread for few pairs ({@link
 *     Bootstrap#expandedInterval}); the value itself for one pair
 * @param p two-sided, by flipping signs ({@link PairedTest#signFlips}): exact for few pairs, where
 *     the bootstrap would call anything significant
 * @param wins pairs in which the first is higher
 * @param losses pairs in which it is lower; the rest are ties
 */
public record PairedDifference(int n, double mean, Interval ci95, double p, int wins, int losses) {
    private static final long SEED = 1935; // Fisher, The design of experiments

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
                differences.length < 2
                        ? bootstrap.interval()
                        : bootstrap.expandedInterval(differences.length),
                PairedTest.signFlips(
                        differences, RandomGeneratorFactory.of("L64X128MixRandom").create(SEED)),
                (int) Arrays.stream(differences).filter(d -> d > 0).count(),
                (int) Arrays.stream(differences).filter(d -> d < 0).count());
    }
}
