package org.seki.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

/** Drawn uniformly, by Pearson's chi-square test at fixed seeds. */
class SamplingTest {
    private static final double SIGNIFICANT = 0.001;

    @Test
    void nasBench201DrawsEveryTextAlike() {
        assertUniform(new NasBench201Space(), 20 * 15_625, 15_625, Architecture::genotype);
    }

    @Test
    void transNasDrawsEveryTextAlike() {
        assertUniform(new TransNasMicroSpace(), 20 * 4096, 4096, Architecture::genotype);
        assertUniform(new TransNasMacroSpace(), 20 * 3256, 3256, Architecture::genotype);
    }

    /** 10 pairs of inputs and 7 operations on each; and both cells of a draw are independent. */
    @Test
    void dartsDrawsInputsAndOperationsAlike() {
        DartsSpace space = new DartsSpace();
        assertUniform(space, 20_000, 490, a -> printed(a.cells().getFirst(), 5));
        assertUniform(space, 20_000, 147, a -> printed(a.cells().getLast(), 3));
        assertUniform(
                space,
                20_000,
                49 * 6,
                a ->
                        a.cells().getFirst().into(2).getFirst().operation()
                                + printed(a.cells().getLast(), 4).replaceAll("[a-z_0-9]+@", "")
                                + a.cells().getLast().into(4).getLast().operation());
    }

    private static String printed(Cell cell, int node) {
        return cell.into(node).stream()
                .map(edge -> edge.operation().text() + "@" + edge.from())
                .collect(Collectors.joining(" "));
    }

    private static void assertUniform(
            SearchSpace space, int draws, int outcomes, Function<Architecture, String> outcome) {
        RandomGenerator random = new Random(20);
        Map<String, Long> counts = new HashMap<>();
        for (int i = 0; i < draws; i++) {
            counts.merge(outcome.apply(space.sample(random)), 1L, Long::sum);
        }
        assertEquals(outcomes, counts.size());
        double[] expected = new double[outcomes];
        Arrays.fill(expected, (double) draws / outcomes);
        long[] observed = counts.values().stream().mapToLong(Long::longValue).toArray();
        double p = new ChiSquareTest().chiSquareTest(expected, observed);
        assertTrue(p > SIGNIFICANT, space.id() + ": p = " + p);
    }
}
