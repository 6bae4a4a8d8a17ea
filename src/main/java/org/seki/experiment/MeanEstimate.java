package org.seki.experiment;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A mean over seeds.
 *
 * @param n seeds, at least 1
 * @param sd sample standard deviation; empty for one seed
 * @param ci95 Student's 95 % interval of the mean, mean ± t(0.975, n − 1) · sd / √n; empty for one
 *     seed
 */
public record MeanEstimate(int n, double mean, OptionalDouble sd, Optional<Interval> ci95) {
    private static final double UPPER = 0.975;

    public static MeanEstimate of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there is no mean of nothing");
        }
        double mean = StatUtils.mean(values);
        if (values.length == 1) {
            return new MeanEstimate(1, mean, OptionalDouble.empty(), Optional.empty());
        }
        double sd = Math.sqrt(StatUtils.variance(values, mean));
        double half =
                new TDistribution(values.length - 1).inverseCumulativeProbability(UPPER)
                        * sd
                        / Math.sqrt(values.length);
        return new MeanEstimate(
                values.length,
                mean,
                OptionalDouble.of(sd),
                Optional.of(new Interval(mean - half, mean + half)));
    }
}
