package org.seki.experiment;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * What a statistic would have been, had other items of the same kind been drawn: items resampled
 * with replacement {@value #RESAMPLES} times (Efron and Tibshirani 1993), always the same way.
 */
final class Bootstrap {
    static final int RESAMPLES = 10_000;

    private static final long SEED = 1993;

    private final double[] replicates;

    private Bootstrap(double[] replicates) {
        this.replicates = replicates;
    }

    /**
     * @param items how many there are
     * @param statistic of the items at these indices, each 0 to items − 1
     */
    static Bootstrap of(int items, ToDoubleFunction<int[]> statistic) {
        return of(items, RESAMPLES, statistic);
    }

    /** For a statistic that is slow to compute. */
    static Bootstrap of(int items, int resamples, ToDoubleFunction<int[]> statistic) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        int[] drawn = new int[items];
        double[] replicates = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            for (int i = 0; i < items; i++) {
                drawn[i] = random.nextInt(items);
            }
            replicates[r] = statistic.applyAsDouble(drawn);
        }
        return new Bootstrap(replicates);
    }

    static Bootstrap ofMean(double[] values) {
        return of(
                values.length,
                drawn -> Arrays.stream(drawn).mapToDouble(i -> values[i]).sum() / drawn.length);
    }

    /** The percentile interval that holds 95 % of the resampled statistics. */
    Interval interval() {
        var percentile = new Percentile();
        double[] known = Arrays.stream(replicates).filter(Double::isFinite).toArray();
        percentile.setData(known);
        return new Interval(percentile.evaluate(2.5), percentile.evaluate(97.5));
    }

    /**
     * The percentile interval spread for few items, by as much as Student's is wider than the
     * normal one: the plain one holds the truth too seldom then (Hesterberg, "What teachers should
     * know about the bootstrap", 2015, section 5.2).
     *
     * @param items how many there were, ≥ 2
     */
    Interval expandedInterval(int items) {
        double t = new TDistribution(items - 1.0).inverseCumulativeProbability(0.025);
        double spread = Math.sqrt(items / (items - 1.0));
        double tail = 100 * new NormalDistribution().cumulativeProbability(t * spread);
        var percentile = new Percentile();
        percentile.setData(replicates);
        return new Interval(percentile.evaluate(tail), percentile.evaluate(100 - tail));
    }
}
