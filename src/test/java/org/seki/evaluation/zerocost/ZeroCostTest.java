package org.seki.evaluation.zerocost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.seki.data.Images;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.space.Architecture;
import org.seki.space.DartsSpace;
import org.seki.space.GenotypeReading;
import org.seki.space.NasBench201Space;
import org.seki.space.NetworkShape;

class ZeroCostTest {
    private static final String SKIPS =
            "|skip_connect~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|skip_connect~2|";
    private static final String NOTHING = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";

    private final EngineThread engine = SharedEngine.get();
    private final NasBench201Space space = new NasBench201Space();
    private final NetworkShape shape = new NetworkShape(8, 1, 10, 1, 16);

    @Test
    void agreementsOfTwoImagesCountedByHand() {
        // units on: image 0 has 1 1 0, image 1 has 1 0 0 → both agree on two of three
        double[][] k = new double[2][2];
        engine.call(() -> {
            try (NDManager manager = engine.manager().newSubManager()) {
                float[] activation = {0.5f, 2, 0, 0.1f, 0, 0};
                Naswot.addAgreements(manager.create(activation, new Shape(2, 3, 1, 1)), k);
                Naswot.addAgreements(manager.create(activation, new Shape(2, 3, 1, 1)), k);
            }
            return null;
        });
        assertArrayEquals(new double[] {6, 4}, k[0]);
        assertArrayEquals(new double[] {4, 6}, k[1]);
    }

    @Test
    void logDeterminants() {
        assertEquals(Math.log(5), logDeterminant(2, 1, 1, 3), 1e-12);
        assertEquals(Math.log(5), logDeterminant(1, 3, 2, 1), 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, logDeterminant(1, 2, 2, 4));
    }

    private static double logDeterminant(double... abcd) {
        return Naswot.logDeterminant(
                MatrixUtils.createRealMatrix(
                        new double[][] {{abcd[0], abcd[1]}, {abcd[2], abcd[3]}}));
    }

    @Test
    void entropiesOfCovariancesByHand() {
        assertEquals(Math.log(3), Expressivity.entropy(diagonal(7, 7, 7)), 1e-12);
        assertEquals(0, Expressivity.entropy(diagonal(4, 0, 0)), 1e-12);
        assertEquals(0, Expressivity.entropy(diagonal(0, 0)), 0, "nothing varies");
        assertEquals(
                -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75),
                Expressivity.entropy(diagonal(1, 3)),
                1e-12);
        // turned by 45°: eigenvalues 3 and 1
        assertEquals(
                Expressivity.entropy(diagonal(1, 3)),
                Expressivity.entropy(new double[][] {{2, 1}, {1, 2}}),
                1e-12);
        assertEquals(0, Expressivity.entropy(diagonal(Double.NaN, 1)), 0);
    }

    private static double[][] diagonal(double... values) {
        return MatrixUtils.createRealDiagonalMatrix(values).getData();
    }

    @Test
    void expressivityIsTheSeedsAndHasABound() {
        Expressivity expressivity = new Expressivity(engine, shape, 8, 5, 2);
        double textbook = expressivity.score(space.textbook());
        assertEquals(textbook, expressivity.score(space.textbook()), "the seed decides");
        // stem, three cells, two reductions: of 8, 8, 16, 16, 32 and 32 channels
        assertTrue(textbook > 0 && textbook < 2 * Math.log(8 * 16 * 32), "" + textbook);
        assertTrue(textbook > expressivity.score(read(NOTHING)));
    }

    @Test
    void aNetworkWithConvolutionsScoresAboveOneOfSkipsAboveNone() {
        ProbeImages images = noise(12);
        Naswot naswot = new Naswot(engine, shape, images, 5, 2);
        Synflow synflow = new Synflow(engine, shape, 5);
        Zen zen = new Zen(engine, shape, 8, 5, 2);
        Architecture textbook = space.textbook();
        Architecture skips = read(SKIPS);
        assertTrue(naswot.score(textbook) > naswot.score(skips));
        assertTrue(synflow.score(textbook) > synflow.score(skips));
        assertTrue(zen.score(textbook) > zen.score(skips));
        assertEquals(Double.NEGATIVE_INFINITY, naswot.score(read(NOTHING)));
        assertEquals(Double.NEGATIVE_INFINITY, synflow.score(read(NOTHING)));
        assertEquals(naswot.score(textbook), naswot.score(textbook), "the seed decides");
        assertEquals(synflow.score(textbook), synflow.score(textbook));
        assertEquals(zen.score(textbook), zen.score(textbook));
    }

    @Test
    void dartsNetworksHaveScoresToo() {
        Architecture architecture = new DartsSpace().textbook();
        NetworkShape darts = new NetworkShape(4, 3, 10, 1, 16);
        assertTrue(Double.isFinite(new Naswot(engine, darts, noise(8), 1, 1).score(architecture)));
        assertTrue(Double.isFinite(new Synflow(engine, darts, 1).score(architecture)));
        assertTrue(Double.isFinite(new Zen(engine, darts, 4, 1, 1).score(architecture)));
    }

    @Test
    void probeImagesAreDifferentOnes() {
        byte[] pixels = new byte[40];
        for (int i = 0; i < 40; i++) {
            pixels[i] = (byte) (i / 4);
        }
        Images images = new Images(2, 2, 1, Collections.nCopies(2, "class"), pixels, new int[10]);
        ProbeImages probe = ProbeImages.of(images, 10, new SplittableRandom(1));
        Set<Float> seen = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            seen.add(probe.values()[4 * i]);
        }
        assertEquals(10, seen.size(), "two equal images make every determinant zero");
        assertThrows(
                IllegalArgumentException.class,
                () -> ProbeImages.of(images, 11, new SplittableRandom(1)));
    }

    private static ProbeImages noise(int count) {
        SplittableRandom random = new SplittableRandom(2);
        float[] values = new float[count * 16 * 16];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new ProbeImages(values, count, 16, 1);
    }

    private Architecture read(String text) {
        return assertInstanceOf(GenotypeReading.Read.class, space.read(text)).architecture();
    }
}
