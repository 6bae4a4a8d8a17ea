package org.seki.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values worked out by hand from τ-b = (C − D) / √((n₀ − n₁)(n₀ − n₂)). */
class RankCorrelationTest {
    private final SplittableRandom random = new SplittableRandom(7);

    /**
     * Concordant minus discordant pairs over √((pairs − ties in x)(pairs − ties in y)), pair by
     * pair.
     */
    static Stream<Arguments> tauB() {
        return Stream.of(
                Arguments.of(new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}, 1.0),
                Arguments.of(new double[] {1, 2, 3, 4}, new double[] {4, 3, 2, 1}, -1.0),
                // pairs 6: 5 concordant, 1 discordant
                Arguments.of(new double[] {1, 2, 3, 4}, new double[] {1, 3, 2, 4}, 4.0 / 6),
                // 10 pairs; discordant: (2,1) and (5,4)
                Arguments.of(new double[] {1, 2, 3, 4, 5}, new double[] {2, 1, 3, 5, 4}, 0.6),
                // x ties (1,1): 3 concordant, 2 discordant of √(5 · 6)
                Arguments.of(
                        new double[] {1, 1, 2, 3}, new double[] {1, 4, 2, 3}, 1 / Math.sqrt(30)),
                // x ties (1,1), y ties (2,2): 4 concordant of √(5 · 5)
                Arguments.of(new double[] {1, 1, 2, 3}, new double[] {1, 2, 2, 3}, 0.8),
                // 1-1 tied in x: 5 concordant of √(5 · 6)
                Arguments.of(
                        new double[] {1, 1, 2, 3}, new double[] {1, 2, 3, 4}, 5 / Math.sqrt(30)),
                // x ties (1,2); y ties (3,4): 4 concordant, √(5 · 5)
                Arguments.of(new double[] {1, 1, 2, 3}, new double[] {1, 2, 3, 3}, 4.0 / 5),
                // tied in both at once: 2 concordant, √(2 · 2)
                Arguments.of(new double[] {1, 1, 2}, new double[] {5, 5, 9}, 1.0),
                // x ties 3 pairs; among the other 3, 2 concordant and 1 discordant: 1 / √(3 · 6)
                Arguments.of(
                        new double[] {1, 1, 1, 2}, new double[] {1, 2, 4, 3}, 1 / Math.sqrt(18)));
    }

    @ParameterizedTest
    @MethodSource
    void tauB(double[] x, double[] y, double tau) {
        RankCorrelation found = RankCorrelation.of(x, y, random);
        assertEquals(tau, found.tau(), 1e-12);
        assertEquals(x.length, found.count());
    }

    @Test
    void extremesAndConstants() {
        double[] up = {1, 2, 3, 4};
        double[] down = {4, 3, 2, 1};
        assertEquals(1, RankCorrelation.of(up, up, random).tau());
        assertEquals(-1, RankCorrelation.of(up, down, random).tau());
        assertEquals(0, RankCorrelation.of(up, new double[] {5, 5, 5, 5}, random).tau());
        double[] infinite = {Double.NEGATIVE_INFINITY, 2, 3, 4};
        assertEquals(1, RankCorrelation.of(infinite, up, random).tau());
    }

    /** For a normal pair of correlation ρ, τ is 2/π · asin ρ: ρ = 0.8 gives 0.590. */
    @Test
    void intervalCoversTheTruthAboutAsOftenAsItSays() {
        int covered = 0;
        for (int i = 0; i < 60; i++) {
            RankCorrelation found = normalPairs(60);
            covered += found.low() < 0.590 && 0.590 < found.high() ? 1 : 0;
        }
        assertTrue(covered >= 52, covered + " of 60");
        assertTrue(width(normalPairs(50)) > 2 * width(normalPairs(800)));
    }

    private static double width(RankCorrelation found) {
        return found.high() - found.low();
    }

    private RankCorrelation normalPairs(int n) {
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian();
            y[i] = 0.8 * x[i] + 0.6 * random.nextGaussian();
        }
        return RankCorrelation.of(x, y, random);
    }

    @Test
    void bestShareLooksOnlyAtTheTop() {
        double[] truth = {10, 9, 8, 1, 2, 3, 4, 5, 6, 7};
        double[] scores = {8, 9, 10, 1, 2, 3, 4, 5, 6, 7};
        assertEquals(-1, RankCorrelation.ofBest(scores, truth, 0.3, random).tau());
        assertEquals(3, RankCorrelation.ofBest(scores, truth, 0.3, random).count());
        assertEquals(2, RankCorrelation.ofBest(scores, truth, 0.01, random).count());
    }

    @Test
    void whatHasNoRankIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        RankCorrelation.of(
                                new double[] {1, Double.NaN}, new double[] {1, 2}, random));
        assertThrows(
                IllegalArgumentException.class,
                () -> RankCorrelation.of(new double[] {1}, new double[] {1}, random));
        assertThrows(
                IllegalArgumentException.class,
                () -> RankCorrelation.of(new double[] {1, 2}, new double[] {1, 2, 3}, random));
    }
}
