package org.seki.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PairedStatisticsTest {
    private static final int CONTEXTS = 40;

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Against R's binom.test(b, b + c)$p.value. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "5, 5, 1",
        "10, 2, 0.03857422",
        "2, 10, 0.03857422",
        "0, 5, 0.0625",
        "1, 9, 0.02148438",
        "0, 20, 1.907349e-06"
    })
    void mcNemar(int b, int c, double p) {
        assertEquals(p, PairedTest.mcNemar(b, c), 1e-7);
        double[] differences = new double[40];
        Arrays.fill(differences, 0, b, 1);
        Arrays.fill(differences, b, b + c, -1);
        if (b + c <= 16) {
            assertEquals(p, PairedTest.signFlips(differences, random(1)), 1e-7);
        } else {
            assertTrue(PairedTest.signFlips(differences, random(1)) < 1e-4);
        }
    }

    @Test
    void signFlipsOfMoreThanCanBeEnumerated() {
        double[] d = new double[30];
        for (int i = 0; i < d.length; i++) {
            d[i] = i < 20 ? 1 : -1;
        }
        assertEquals(PairedTest.mcNemar(20, 10), PairedTest.signFlips(d, random(1)), 0.01);
    }

    /** Against R's p.adjust(c(.01, .04, .03, .005), "holm"). */
    @Test
    void holm() {
        assertArrayEquals(
                new double[] {0.03, 0.06, 0.06, 0.02},
                PairedTest.holm(0.01, 0.04, 0.03, 0.005),
                1e-12);
        assertArrayEquals(new double[] {1, 1}, PairedTest.holm(0.9, 0.8), 1e-12);
    }

    @Test
    void differencesThatAreAllEqual() {
        Difference none = Difference.of(new double[40], 1);
        assertEquals(new Interval(-0.075, 0.075), none.ci95());
        double[] ones = new double[30];
        Arrays.fill(ones, 1);
        assertEquals(new Interval(0.9, 1), Difference.of(ones, 1).ci95());
        assertEquals(new Interval(1, 1), Difference.of(ones, Double.POSITIVE_INFINITY).ci95());
        assertTrue(Double.isNaN(Difference.of(new double[1], 1).ci95().low()));
        assertTrue(Double.isNaN(Difference.of(new double[0], 1).mean()));
    }

    private enum World {
        /** Valid or not, of contexts that are easier or harder for both versions. */
        SHARE_ASKED_ONCE(0.12) {
            @Override
            double difference(RandomGenerator r) {
                double ease = r.nextDouble();
                boolean first = r.nextDouble() < 0.5 + 0.4 * ease - 0.12;
                boolean second = r.nextDouble() < 0.5 + 0.4 * ease;
                return (second ? 1 : 0) - (first ? 1 : 0);
            }
        },
        SHARE_ASKED_THREE_TIMES(0.12) {
            @Override
            double difference(RandomGenerator r) {
                double ease = r.nextDouble();
                int first = 0;
                int second = 0;
                for (int i = 0; i < 3; i++) {
                    first += r.nextDouble() < 0.5 + 0.4 * ease - 0.12 ? 1 : 0;
                    second += r.nextDouble() < 0.5 + 0.4 * ease ? 1 : 0;
                }
                return (second - first) / 3.0;
            }
        },
        TOKENS(20) {
            @Override
            double difference(RandomGenerator r) {
                return 20 + 80 * r.nextGaussian();
            }
        };

        private final double truth;

        World(double truth) {
            this.truth = truth;
        }

        abstract double difference(RandomGenerator random);
    }

    @ParameterizedTest
    @EnumSource
    void ninetyFivePercentIntervalsHoldTheTruthThatOften(World world) {
        int held = 0;
        for (int study = 0; study < 500; study++) {
            RandomGenerator random = random(1000 + study);
            double[] d = new double[CONTEXTS];
            Arrays.setAll(d, i -> world.difference(random));
            held += Difference.of(d, Double.POSITIVE_INFINITY).ci95().contains(world.truth) ? 1 : 0;
        }
        double share = held / 500.0;
        System.out.printf("%s: %.1f %% of intervals hold the truth%n", world, 100 * share);
        assertTrue(share >= 0.93 && share <= 0.97, world + " " + share);
    }
}
