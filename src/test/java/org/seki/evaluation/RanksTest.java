package org.seki.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RanksTest {
    /**
     * Of 1, 2, 2, 2, 6 the positions are 0.1, 0.3, 0.5, 0.7, 0.9; the quartiles 1.5 and 4 are
     * 1.8532246 deviations apart.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 0.1",
        "1.5, 0.2",
        "2, 0.5",
        "4, 0.8",
        "6, 0.9",
        "7.8532246, 0.9632121", // 1 - 0.1 / e
        "-0.8532246, 0.0367879" // 0.1 / e
    })
    void standsAmongThem(double value, double share) {
        assertEquals(share, new Ranks(new double[] {2, 6, 2, 1, 2}).share(value), 1e-6);
    }

    @Test
    void neverTiesAtTheTop() {
        Ranks ranks = new Ranks(new double[] {0.3, 0.9, 0.1, 0.5});
        double before = -1;
        for (double value = -2; value < 4; value += 0.01) {
            double share = ranks.share(value);
            assertTrue(share > before && share < 1, "at " + value);
            before = share;
        }
    }

    @Test
    void livesWithAllEqual() {
        Ranks ranks = new Ranks(new double[] {3, 3, 3});
        assertEquals(0.5, ranks.share(3), 1e-12);
        assertTrue(ranks.share(2) < 0.01 && ranks.share(3.00000001) > 0.8);
        assertThrows(IllegalArgumentException.class, () -> new Ranks(new double[] {3}));
    }

    @Test
    void givesTheInheritedLossHalfAVote() {
        double better = Ranks.together(Map.of("naswot", 0.6, "loss", 0.5));
        assertEquals(Math.log(0.6) + Math.log(0.5) / 2, better, 1e-12);
        assertTrue(better > Ranks.together(Map.of("naswot", 0.5, "loss", 0.6)));
    }
}
