package org.seki.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against values computed by hand. */
class StatisticsTest {
    /**
     * 1, …, 5: mean 3, variance 10/4; t(0.975, 4) = 2.7764451, half width 2.7764451 · √2.5 / √5.
     */
    @Test
    void anIntervalOfTheMeanIsStudents() {
        MeanEstimate estimate = MeanEstimate.of(new double[] {5, 1, 4, 2, 3});
        assertThat(estimate.mean()).isEqualTo(3);
        assertThat(estimate.sd().orElseThrow()).isCloseTo(Math.sqrt(2.5), within(1e-12));
        Interval ci = estimate.ci95().orElseThrow();
        assertThat(ci.low()).isCloseTo(3 - 1.9632432, within(1e-6));
        assertThat(ci.high()).isCloseTo(3 + 1.9632432, within(1e-6));
    }

    @Test
    void oneSeedHasNoDeviation() {
        MeanEstimate estimate = MeanEstimate.of(new double[] {94.36});
        assertThat(estimate.mean()).isEqualTo(94.36);
        assertThat(estimate.sd()).isEmpty();
        assertThat(estimate.ci95()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> MeanEstimate.of(new double[0]));
    }

    /** Resampling 0 and 1: means 0, ½, 1 with probabilities ¼, ½, ¼, so [0, 1] holds 95 %. */
    @Test
    void theBootstrapOfTwoValuesIsTheirRange() {
        assertThat(Bootstrap.ofMean(new double[] {0, 1}).interval()).isEqualTo(new Interval(0, 1));
        assertThat(Bootstrap.ofMean(new double[] {7, 7, 7}).interval())
                .isEqualTo(new Interval(7, 7));
    }

    /**
     * One 1 among nine 0: the mean is Binomial(10, 0.1) / 10, whose 2.5 % and 97.5 % quantiles are
     * 0 and 0.3 (P(≤ 2) = 0.930, P(≤ 3) = 0.987).
     */
    @Test
    void theBootstrapOfARareEventIsBinomial() {
        double[] values = new double[10];
        values[3] = 1;
        Interval interval = Bootstrap.ofMean(values).interval();
        assertThat(interval.low()).isEqualTo(0);
        assertThat(interval.high()).isCloseTo(0.3, within(1e-12));
    }

    /** 100 values of deviation s: the percentile interval is near mean ± 1.96 s / 10. */
    @Test
    void theBootstrapOfManyValuesIsNearlyNormal() {
        double[] values = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
        double s = Math.sqrt((100 * 100 - 1) / 12.0);
        Interval interval = Bootstrap.ofMean(values).interval();
        assertThat(interval.low()).isCloseTo(49.5 - 0.196 * s, within(0.25));
        assertThat(interval.high()).isCloseTo(49.5 + 0.196 * s, within(0.25));
    }

    /**
     * Differences 3, −1: means of resampled pairs 3, 1, −1; of the sums ±3 ± 1 all are as large as
     * 2, so p = 1. Differences 3, 2, 1 can be flipped 8 ways, of which two sum to 6 or −6: p = ¼.
     */
    @Test
    void aPairedDifferenceFlipsSigns() {
        PairedDifference difference = PairedDifference.of(new double[] {5, 1}, new double[] {2, 2});
        assertThat(difference.mean()).isEqualTo(1);
        assertThat(difference.ci95()).isEqualTo(new Interval(-1, 3));
        assertThat(difference.p()).isEqualTo(1);
        assertThat(difference.wins()).isEqualTo(1);
        assertThat(difference.losses()).isEqualTo(1);
        PairedDifference three =
                PairedDifference.of(new double[] {5, 4, 3}, new double[] {2, 2, 2});
        assertThat(three.p()).isEqualTo(0.25);
        assertThat(three.wins()).isEqualTo(3);
    }

    @Test
    void pairsRemoveWhatSeedsShare() {
        double[] seeds = IntStream.range(0, 30).mapToDouble(i -> 10 * Math.sin(i)).toArray();
        double[] better = Arrays.stream(seeds).map(v -> v + 0.5 + 0.1 * Math.cos(7 * v)).toArray();
        PairedDifference difference = PairedDifference.of(better, seeds);
        assertThat(difference.wins()).isEqualTo(30);
        assertThat(difference.ci95().low()).isGreaterThan(0.4);
        assertThat(difference.p()).isCloseTo(1.0 / 20_001, within(1e-9));
    }

    @Test
    void nothingDiffersFromItself() {
        double[] same = {1, 2, 3};
        PairedDifference difference = PairedDifference.of(same, same);
        assertThat(difference.p()).isEqualTo(1);
        assertThat(difference.ci95()).isEqualTo(new Interval(0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedDifference.of(same, new double[] {1}));
    }
}
