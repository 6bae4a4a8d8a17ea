package org.seki.experiment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;

/** Two-sided tests of whether paired differences come from no difference. */
public final class PairedTest {
    private static final int EXACT = 16;
    private static final int FLIPS = 20_000;
    private static final double ROUNDING = 1e-12;

    private PairedTest() {}

    /**
     * McNemar's test, exact: of the pairs that differ, as many either way.
     *
     * @param onlyFirst pairs in which only the first is true
     * @param onlySecond pairs in which only the second is
     */
    public static double mcNemar(int onlyFirst, int onlySecond) {
        int discordant = onlyFirst + onlySecond;
        return discordant == 0
                ? 1
                : Math.min(
                        1,
                        new BinomialTest()
                                .binomialTest(
                                        discordant,
                                        onlyFirst,
                                        0.5,
                                        AlternativeHypothesis.TWO_SIDED));
    }

    /**
     * Flips the signs of the differences: all 2ⁿ ways for few that are not zero, 20,000 random ones
     * otherwise. For differences of −1, 0 and 1 this is McNemar's.
     */
    public static double signFlips(double[] differences, RandomGenerator random) {
        double[] d = Arrays.stream(differences).filter(x -> x != 0).toArray();
        double seen = Math.abs(Arrays.stream(d).sum()) - ROUNDING;
        return d.length <= EXACT ? exact(d, seen) : sampled(d, seen, random);
    }

    private static double exact(double[] d, double seen) {
        int extreme = 0;
        int all = 1 << d.length;
        for (int signs = 0; signs < all; signs++) {
            double sum = 0;
            for (int i = 0; i < d.length; i++) {
                sum += (signs >> i & 1) == 0 ? d[i] : -d[i];
            }
            extreme += Math.abs(sum) >= seen ? 1 : 0;
        }
        return (double) extreme / all;
    }

    private static double sampled(double[] d, double seen, RandomGenerator random) {
        int extreme = 1;
        for (int k = 0; k < FLIPS; k++) {
            double sum = 0;
            for (double x : d) {
                sum += random.nextBoolean() ? x : -x;
            }
            extreme += Math.abs(sum) >= seen ? 1 : 0;
        }
        return (double) extreme / (FLIPS + 1);
    }

    /** Holm's adjustment for testing several at once; in the order given. */
    public static double[] holm(double... p) {
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(p[a], p[b]));
        double[] adjusted = new double[p.length];
        double least = 0;
        for (int rank = 0; rank < p.length; rank++) {
            least = Math.max(least, Math.min(1, (p.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = least;
        }
        return adjusted;
    }
}
