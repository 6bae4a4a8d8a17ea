package org.seki.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.data.Augmentation;
import org.seki.data.Encoder;
import org.seki.data.Images;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.device.Tensors;
import org.seki.network.Pass;
import org.seki.network.StandAlone;
import org.seki.space.DartsSpace;
import org.seki.space.NetworkShape;

class RegularisationTest {
    private static final int CLASSES = 4;
    private static final double RATE = 0.5;
    private static final double SMOOTHING = 0.1;
    private static final double WEIGHT = 0.4;

    private final EngineThread engine = SharedEngine.get();

    /** As {@code train.py} of DARTS sets it: probability × epoch / epochs. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0.00033333333333", "300, 0.1", "599, 0.1996666666666"})
    void dropPathGrowsWithTheEpochs(long epoch, double expected) {
        assertEquals(expected, new Regularisation(0.4, 0.2).dropPath(epoch, 600), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "0, -0.1", "NaN, 0"})
    void refusesWhatNoTrainingHas(double auxiliary, double dropPath) {
        assertThrows(IllegalArgumentException.class, () -> new Regularisation(auxiliary, dropPath));
    }

    /**
     * After one step of plain descent the bias of the head has moved by −η × 0.4 × mean(softmax −
     * smoothed label), and that of the classifier by the same without the 0.4.
     */
    @Test
    void theAuxiliaryLossHasItsWeight() {
        Images images = images();
        NetworkShape shape = new NetworkShape(8, 3, CLASSES, 1, 32);
        engine.call(() -> {
            try (NDManager scratch = engine.manager().newSubManager();
                    StandAlone network =
                            StandAlone.withAuxiliaryHead(
                                    new DartsSpace().textbook(),
                                    shape,
                                    scratch,
                                    new SplittableRandom(2))) {
                List<float[]> logits = logits(network, images, scratch);
                float[] head = bias(network, "auxiliary_head.classifier.bias");
                float[] main = bias(network, "classifier.bias");
                step(network, images, scratch);
                moved(head, bias(network, "auxiliary_head.classifier.bias"), logits.get(0), WEIGHT);
                moved(main, bias(network, "classifier.bias"), logits.get(1), 1);
            }
            return null;
        });
    }

    private static void moved(float[] before, float[] after, float[] logits, double weight) {
        double[] gradient = new double[CLASSES];
        int n = logits.length / CLASSES;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int c = 0; c < CLASSES; c++) {
                sum += Math.exp(logits[i * CLASSES + c]);
            }
            for (int c = 0; c < CLASSES; c++) {
                double target = SMOOTHING / CLASSES + (c == i % CLASSES ? 1 - SMOOTHING : 0);
                gradient[c] += (Math.exp(logits[i * CLASSES + c]) / sum - target) / n;
            }
        }
        for (int c = 0; c < CLASSES; c++) {
            assertEquals(before[c] - RATE * weight * gradient[c], after[c], 1e-5);
        }
    }

    private static List<float[]> logits(StandAlone network, Images images, NDManager scratch) {
        int[] all = IntStream.range(0, images.count()).toArray();
        NDArray x =
                Tensors.channelsLast(
                        scratch.create(
                                Encoder.plain(images, all, images.normalisation()),
                                new Shape(all.length, 32, 32, 1),
                                DataType.FLOAT32));
        List<float[]> logits = new ArrayList<>();
        Pass pass = Pass.training().withAuxiliary(y -> logits.add(y.toFloatArray()));
        logits.add(network.forward(x, pass).toFloatArray());
        return logits;
    }

    private static float[] bias(StandAlone network, String name) {
        return network.state().get(name).getArray().toFloatArray();
    }

    private static void step(StandAlone network, Images images, NDManager scratch) {
        Recipe recipe =
                new Recipe(
                        1,
                        images.count(),
                        new Schedule.Cosine(RATE, 0),
                        0,
                        0,
                        0,
                        SMOOTHING,
                        Augmentation.NONE);
        try (Training training =
                new Training(
                        recipe,
                        new Regularisation(WEIGHT, 0.2),
                        images,
                        IntStream.range(0, images.count()).toArray(),
                        images.normalisation(),
                        1,
                        network.state(),
                        step -> List.of(network),
                        scratch)) {
            training.run(() -> false, () -> false, step -> {});
        }
    }

    private static Images images() {
        SplittableRandom random = new SplittableRandom(9);
        byte[] pixels = new byte[8 * 32 * 32];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(256);
        }
        int[] labels = IntStream.range(0, 8).map(i -> i % CLASSES).toArray();
        return new Images(32, 32, 1, List.of("0", "1", "2", "3"), pixels, labels);
    }

    @Test
    void aRateByEpochChangesBetweenEpochsOnly() {
        Schedule byEpoch = new Schedule.ByEpoch(new Schedule.Cosine(0.025, 0), 10);
        assertEquals(0.025, byEpoch.rate(9, 40));
        assertEquals(0.0125, byEpoch.rate(20, 40), 1e-12);
        assertEquals(byEpoch.rate(20, 40), byEpoch.rate(29, 40));
    }
}
