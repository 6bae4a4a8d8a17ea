package org.seki.strategist;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.seki.space.Architecture;

/**
 * What the statistical strategist's model expects of an architecture that nobody has evaluated,
 * given those that were. Immutable, any thread; making one costs about n·d² for n architectures of
 * d choices.
 */
public final class Forecast {
    /** Fewer evaluations say nothing worth showing. */
    public static final int LEAST = 5;

    private static final int MOST = 400;
    private static final double NINETY_FIVE = 1.959964;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final Encoding encoding;
    private final LinearPosterior posterior;
    private final double[] sorted;
    private final double spread;

    private Forecast(List<Known> evidence) {
        Architecture any = evidence.getFirst().architecture();
        encoding = new Encoding(any.space(), evidence.stream().map(Known::architecture).toList());
        double[] scores = evidence.stream().mapToDouble(Known::score).toArray();
        posterior =
                new LinearPosterior(
                        evidence.stream()
                                .map(k -> encoding.encode(k.architecture()))
                                .toArray(double[][]::new),
                        StatisticalStrategist.normalRanks(scores),
                        StatisticalStrategist.NOISE);
        sorted = Arrays.stream(scores).sorted().toArray();
        double mean = Arrays.stream(scores).average().orElse(0);
        spread =
                Math.sqrt(
                        Arrays.stream(scores)
                                .map(s -> (s - mean) * (s - mean))
                                .average()
                                .orElse(0));
    }

    /**
     * From the latest evaluations of one space.
     *
     * @return empty with fewer than {@value #LEAST}
     */
    public static Optional<Forecast> of(List<Known> evaluated) {
        List<Known> finite = evaluated.stream().filter(k -> Double.isFinite(k.score())).toList();
        return finite.size() < LEAST
                ? Optional.empty()
                : Optional.of(
                        new Forecast(
                                finite.subList(Math.max(0, finite.size() - MOST), finite.size())));
    }

    /** A value and its 95 % interval, in the unit of the score. */
    public record Interval(double mean, double low, double high) {}

    /** The score that an evaluation of this architecture is expected to give. */
    public Interval score(Architecture architecture) {
        LinearPosterior.Estimate z = posterior.estimate(encoding.encode(architecture));
        double noise = StatisticalStrategist.NOISE;
        double deviation = Math.sqrt(z.deviation() * z.deviation() + noise * noise);
        return new Interval(
                score(z.mean()),
                score(z.mean() - NINETY_FIVE * deviation),
                score(z.mean() + NINETY_FIVE * deviation));
    }

    /**
     * What an architecture is worth above the mean of others, such as those with another operation
     * on one edge.
     */
    public Interval effect(Architecture architecture, List<Architecture> others) {
        double[] combination = encoding.encode(architecture);
        for (Architecture other : others) {
            double[] row = encoding.encode(other);
            for (int i = 0; i < combination.length; i++) {
                combination[i] -= row[i] / others.size();
            }
        }
        LinearPosterior.Estimate z = posterior.estimate(combination);
        return new Interval(
                spread * z.mean(),
                spread * (z.mean() - NINETY_FIVE * z.deviation()),
                spread * (z.mean() + NINETY_FIVE * z.deviation()));
    }

    /** The score at this quantile of the normal distribution; beyond the ends in proportion. */
    private double score(double z) {
        int n = sorted.length;
        double first = NORMAL.inverseCumulativeProbability(0.5 / n);
        if (z <= first) {
            return sorted[0] + spread * (z - first);
        }
        if (z >= -first) {
            return sorted[n - 1] + spread * (z + first);
        }
        double at = NORMAL.cumulativeProbability(z) * n - 0.5;
        int i = Math.clamp((int) at, 0, n - 2);
        return sorted[i] + (at - i) * (sorted[i + 1] - sorted[i]);
    }
}
