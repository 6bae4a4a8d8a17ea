package org.seki.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.device.Tensors;
import org.seki.space.DartsSpace;
import org.seki.space.NasBench201Space;
import org.seki.space.NetworkShape;

class AuxiliaryHeadTest {
    private static final int CHANNELS = 12;
    private static final int CLASSES = 4;

    private final EngineThread engine = SharedEngine.get();

    /** Layer by layer in double precision, with fresh running statistics: mean 0, variance 1. */
    @Test
    void computesWhatIsPublished() {
        engine.call(() -> {
            Weights weights = Weights.kaiming(engine.manager(), new SplittableRandom(4));
            try (NDManager scratch = engine.manager().newSubManager()) {
                AuxiliaryHead head = new AuxiliaryHead(weights, CHANNELS, CLASSES);
                float[] pixels = new float[2 * 8 * 8 * CHANNELS];
                SplittableRandom random = new SplittableRandom(5);
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = (float) random.nextGaussian();
                }
                NDArray x = scratch.create(pixels, new Shape(2, 8, 8, CHANNELS));
                NDArray y = head.forward(Tensors.channelsLast(x), Pass.evaluation());
                assertEquals(new Shape(2, CLASSES), y.getShape());
                float[] found = y.toFloatArray();
                double[] expected = reference(head.state(), pixels);
                for (int i = 0; i < expected.length; i++) {
                    assertEquals(expected[i], found[i], 1e-5);
                }
            }
            weights.close();
            return null;
        });
    }

    private static double[] reference(Map<String, Parameter> state, float[] pixels) {
        float[] narrow = values(state, "features.2.weight");
        float[] wide = values(state, "features.5.weight");
        float[] matrix = values(state, "classifier.weight");
        float[] bias = values(state, "classifier.bias");
        double norm = 1 / Math.sqrt(1 + 1e-5);
        double[] logits = new double[2 * CLASSES];
        for (int n = 0; n < 2; n++) {
            double[][] small = new double[4][128];
            for (int at = 0; at < 4; at++) {
                double[] pooled = pooled(pixels, n, 3 * (at / 2), 3 * (at % 2));
                for (int o = 0; o < 128; o++) {
                    double sum = 0;
                    for (int c = 0; c < CHANNELS; c++) {
                        sum += pooled[c] * narrow[o * CHANNELS + c];
                    }
                    small[at][o] = Math.max(0, sum * norm);
                }
            }
            for (int o = 0; o < CLASSES; o++) {
                logits[n * CLASSES + o] = bias[o];
            }
            for (int w = 0; w < 768; w++) {
                double sum = 0;
                for (int c = 0; c < 128; c++) {
                    for (int at = 0; at < 4; at++) {
                        sum += small[at][c] * wide[(w * 128 + c) * 4 + at];
                    }
                }
                for (int o = 0; o < CLASSES; o++) {
                    logits[n * CLASSES + o] += Math.max(0, sum * norm) * matrix[o * 768 + w];
                }
            }
        }
        return logits;
    }

    /** ReLU, then the mean over 5 × 5 pixels. */
    private static double[] pooled(float[] pixels, int n, int top, int left) {
        double[] pooled = new double[CHANNELS];
        for (int y = top; y < top + 5; y++) {
            for (int x = left; x < left + 5; x++) {
                for (int c = 0; c < CHANNELS; c++) {
                    pooled[c] += Math.max(0, pixels[((n * 8 + y) * 8 + x) * CHANNELS + c]) / 25;
                }
            }
        }
        return pooled;
    }

    private static float[] values(Map<String, Parameter> state, String name) {
        return state.get(name).getArray().toFloatArray();
    }

    @Test
    void isComputedOnlyWhenAskedForAndChangesNothingElse() {
        engine.call(() -> {
            NetworkShape shape = new NetworkShape(8, 3, CLASSES, 1, 32);
            try (StandAlone with =
                            StandAlone.withAuxiliaryHead(
                                    new DartsSpace().textbook(),
                                    shape,
                                    engine.manager(),
                                    new SplittableRandom(6));
                    StandAlone without =
                            new StandAlone(
                                    new DartsSpace().textbook(),
                                    shape,
                                    engine.manager(),
                                    new SplittableRandom(6));
                    NDManager scratch = engine.manager().newSubManager()) {
                NDArray x = Tensors.channelsLast(scratch.ones(new Shape(2, 32, 32, 1)));
                List<Shape> seen = new ArrayList<>();
                float[] a =
                        with.forward(
                                        x,
                                        Pass.evaluation()
                                                .withAuxiliary(y -> seen.add(y.getShape())))
                                .toFloatArray();
                assertEquals(List.of(new Shape(2, CLASSES)), seen);
                assertArrayEquals(without.forward(x, Pass.evaluation()).toFloatArray(), a);
                with.forward(x, Pass.training());
                assertEquals(12, with.state().size() - without.state().size());
            }
            return null;
        });
    }

    @ParameterizedTest
    @CsvSource({"28, 'not of 7'", "64, 'not of 16'"})
    void refusesImagesThatItsPoolingDoesNotFit(int side, String says) {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                engine.call(() ->
                                        StandAlone.withAuxiliaryHead(
                                                new DartsSpace().textbook(),
                                                new NetworkShape(8, 3, CLASSES, 1, side),
                                                engine.manager(),
                                                new SplittableRandom(6))));
        assertTrue(String.valueOf(refused.getMessage()).endsWith(says), refused::toString);
    }

    @Test
    void nasBench201HasNone() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        engine.call(() ->
                                StandAlone.withAuxiliaryHead(
                                        new NasBench201Space().textbook(),
                                        new NetworkShape(8, 1, CLASSES, 1, 32),
                                        engine.manager(),
                                        new SplittableRandom(6))));
    }
}
