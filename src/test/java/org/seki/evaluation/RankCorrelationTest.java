package org.seki.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Values worked out by hand from τ-b = (C − D) / √((n₀ − n₁)(n₀ − n₂)). */
class RankCorrelationTest {
    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void withoutTies() {
        // 10 pairs; discordant: (2,1) and (5,4) → (8 − 2) / 10
        assertEquals(
                0.6,
                RankCorrelation.of(
                                new double[] {1, 2, 3, 4, 5}, new double[] {2, 1, 3, 5, 4}, random)
                        .tau(),
                1e-12);
    }

    @Test
    void withTiesOnBothSides() {
        // pairs 6; tied in a: (1,1); tied in b: (2,2); concordant 4, discordant 0
        // 4 / √((6 − 1)(6 − 1)) = 0.8
        assertEquals(
                0.8,
                RankCorrelation.of(new double[] {1, 1, 2, 3}, new double[] {1, 2, 2, 3}, random)
                        .tau(),
                1e-12);
        // a has one tie: C 3, D 2 → 1 / √(5 · 6)
        assertEquals(
                1 / Math.sqrt(30),
                RankCorrelation.of(new double[] {1, 1, 2, 3}, new double[] {1, 4, 2, 3}, random)
                        .tau(),
                1e-12);
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
