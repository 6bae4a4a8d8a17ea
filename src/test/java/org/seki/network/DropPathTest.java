package org.seki.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.device.Tensors;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.NasBench201Space;
import org.seki.space.NetworkShape;

class DropPathTest {
    private static final int IMAGES = 2000;

    private final EngineThread engine = SharedEngine.get();

    /** Whole images are dropped; the others, and their gradients, grow by as much. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.75})
    void dropsImagesAndScalesTheRest(double probability) {
        engine.call(() -> {
            try (NDManager scratch = engine.manager().newSubManager()) {
                NDArray x = scratch.ones(new Shape(IMAGES, 3, 1, 2));
                x.setRequiresGradient(true);
                float[] found;
                float[] gradient;
                try (GradientCollector collector = scratch.getEngine().newGradientCollector()) {
                    NDArray y = new DropPath(probability, new SplittableRandom(1)).of(x);
                    System.gc();
                    collector.backward(y.sum());
                    found = y.toFloatArray();
                    gradient = x.getGradient().toFloatArray();
                }
                float kept = (float) (1 / (1 - probability));
                SplittableRandom random = new SplittableRandom(1);
                float[] expected = new float[6 * IMAGES];
                for (int i = 0; i < IMAGES; i++) {
                    float factor = random.nextDouble() < probability ? 0 : kept;
                    Arrays.fill(expected, 6 * i, 6 * i + 6, factor);
                }
                assertArrayEquals(expected, found);
                assertArrayEquals(expected, gradient);
                double mean = 0;
                for (float value : found) {
                    mean += value / found.length;
                }
                double deviation = Math.sqrt(probability / (1 - probability) / IMAGES);
                assertEquals(1, mean, 4 * deviation);
            }
            return null;
        });
    }

    @Test
    void theInputItselfIsNeverDropped() {
        assertArrayEquals(logits("skip_connect", 0), logits("skip_connect", 0.9));
        assertFalse(Arrays.equals(logits("nor_conv_3x3", 0), logits("nor_conv_3x3", 0.9)));
    }

    private float[] logits(String operation, double probability) {
        String text = "|%1$s~0|+|%1$s~0|%1$s~1|+|%1$s~0|%1$s~1|%1$s~2|".formatted(operation);
        Architecture architecture =
                ((GenotypeReading.Read) new NasBench201Space().read(text)).architecture();
        NetworkShape shape = new NetworkShape(8, 1, 4, 1, 8);
        return engine.call(() -> {
            try (StandAlone network =
                            new StandAlone(
                                    architecture,
                                    shape,
                                    engine.manager(),
                                    new SplittableRandom(2));
                    NDManager scratch = engine.manager().newSubManager()) {
                NDArray x = Tensors.channelsLast(scratch.ones(new Shape(4, 8, 8, 1)));
                DropPath drop = new DropPath(probability, new SplittableRandom(3));
                return network.forward(x, Pass.evaluation().dropping(drop)).toFloatArray();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void refusesWhatIsNoProbability(double probability) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new DropPath(probability, new SplittableRandom(1)));
    }
}
