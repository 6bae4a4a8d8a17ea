package org.seki.strategist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.seki.strategist.LinearPosterior.Estimate;

class LinearPosteriorTest {
    /** One weight, rows 1 and 2, targets 1 and 3, noise ½: precision 1 + 4·5, mean 4·7 / 21. */
    private final LinearPosterior one =
            new LinearPosterior(new double[][] {{1}, {2}}, new double[] {1, 3}, 0.5);

    @Test
    void agreesWithAHandComputedPosterior() {
        assertThat(one.mean()[0]).isCloseTo(28.0 / 21, within(1e-12));
        Estimate twice = one.estimate(new double[] {2});
        assertThat(twice.mean()).isCloseTo(56.0 / 21, within(1e-12));
        assertThat(twice.deviation()).isCloseTo(2 / Math.sqrt(21), within(1e-12));
    }

    /** Precision [[2, 1], [1, 2]] after the row (1, 1): covariance [[2, −1], [−1, 2]] / 3. */
    @Test
    void knowsThatWeightsShareOneObservation() {
        var two = new LinearPosterior(new double[][] {{1, 1}}, new double[] {3}, 1);
        assertThat(two.mean()).containsExactly(new double[] {1, 1}, within(1e-12));
        assertThat(two.estimate(new double[] {1, 1}).deviation())
                .isCloseTo(Math.sqrt(2.0 / 3), within(1e-12));
        assertThat(two.estimate(new double[] {1, -1}).deviation())
                .isCloseTo(Math.sqrt(2), within(1e-12));
    }

    @Test
    void drawsHaveThePosteriorsMeanAndDeviation() {
        var two = new LinearPosterior(new double[][] {{1, 1}}, new double[] {3}, 1);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        var sum = new SummaryStatistics();
        var difference = new SummaryStatistics();
        for (int i = 0; i < 20_000; i++) {
            double[] w = two.sample(random, 1);
            sum.addValue(w[0] + w[1]);
            difference.addValue(w[0] - w[1]);
        }
        assertThat(sum.getMean()).isCloseTo(2, within(0.03));
        assertThat(sum.getVariance()).isCloseTo(2.0 / 3, within(0.03));
        assertThat(difference.getMean()).isCloseTo(0, within(0.04));
        assertThat(difference.getVariance()).isCloseTo(2, within(0.08));
    }

    @Test
    void ranksBecomeNormalQuantilesWithTiesShared() {
        assertThat(StatisticalStrategist.normalRanks(new double[] {5, 1, 5, 9}))
                .containsExactly(new double[] {0, -1.15034938, 0, 1.15034938}, within(1e-8));
    }

    @Test
    void takesFeaturesOfAnySize() {
        var random = new java.util.Random(3);
        double[][] rows = new double[40][12];
        double[] z = new double[40];
        for (int i = 0; i < rows.length; i++) {
            z[i] = random.nextGaussian();
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = random.nextGaussian() / 3;
            }
        }
        assertThat(new LinearPosterior(rows, z, 0.4).mean()).hasSize(12);
    }
}
