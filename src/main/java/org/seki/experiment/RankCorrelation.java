package org.seki.experiment;

import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/**
 * How far two scores rank the same items alike.
 *
 * @param n items
 * @param tau Kendall's τ-b, which corrects for ties; NaN when either score is constant
 * @param ci95 bootstrap percentile interval over items
 */
public record RankCorrelation(int n, double tau, Interval ci95) {
    public static RankCorrelation of(double[] scores, double[] truths) {
        if (scores.length != truths.length || scores.length < 2) {
            throw new IllegalArgumentException(
                    "%d scores cannot be ranked against %d truths"
                            .formatted(scores.length, truths.length));
        }
        Bootstrap bootstrap =
                Bootstrap.of(scores.length, drawn -> tau(pick(scores, drawn), pick(truths, drawn)));
        return new RankCorrelation(scores.length, tau(scores, truths), bootstrap.interval());
    }

    private static double tau(double[] scores, double[] truths) {
        return new KendallsCorrelation().correlation(scores, truths);
    }

    private static double[] pick(double[] values, int[] drawn) {
        return Arrays.stream(drawn).mapToDouble(i -> values[i]).toArray();
    }
}
