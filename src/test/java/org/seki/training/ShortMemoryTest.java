package org.seki.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.seki.data.Augmentation;
import org.seki.data.Images;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.network.BatchNorm;
import org.seki.network.Network;
import org.seki.network.Pass;

/** Networks that say so when memory does not suffice, as libtorch does. */
class ShortMemoryTest {
    private static final int CLASSES = 4;
    private static final int SIDE = 6;
    private static final int BATCH = 8;
    private static final long STEPS = 5;

    private final EngineThread engine = SharedEngine.get();

    /** Logits linear in the pixels: without batch norm a batch is the sum of its parts. */
    private static final class Linear implements Network {
        private final Parameter weight =
                Parameter.builder().setName("weight").setType(Parameter.Type.WEIGHT).build();
        private final int fits;

        /**
         * @param fits the most images that memory suffices for
         */
        Linear(NDManager manager, int fits) {
            this.fits = fits;
            float[] values = new float[SIDE * SIDE * CLASSES];
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-0.1, 0.1);
            }
            NDArray array = manager.create(values, new Shape(SIDE * SIDE, CLASSES));
            array.setRequiresGradient(true);
            weight.setArray(array);
            weight.initialize(manager, DataType.FLOAT32);
        }

        @Override
        public NDArray forward(NDArray images, Pass pass) {
            long count = images.getShape().get(0);
            NDArray logits = images.reshape(count, SIDE * SIDE).matMul(weight.getArray());
            if (count > fits) {
                throw new EngineException(
                        "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 7.79 GiB");
            }
            return logits;
        }

        @Override
        public NDArray features(NDArray images, Pass pass) {
            return images;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(weight);
        }

        @Override
        public List<BatchNorm> norms() {
            return List.of();
        }

        float[] values() {
            return weight.getArray().toFloatArray();
        }
    }

    private static Images images() {
        byte[] pixels = new byte[32 * SIDE * SIDE];
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(256);
        }
        int[] labels = IntStream.range(0, 32).map(i -> i % CLASSES).toArray();
        return new Images(SIDE, SIDE, 1, List.of("0", "1", "2", "3"), pixels, labels);
    }

    private static Training training(Linear network, NDManager manager) {
        Images images = images();
        return new Training(
                new Recipe(
                        STEPS,
                        BATCH,
                        new Schedule.Cosine(0.1, 0),
                        0.9,
                        1e-3,
                        0,
                        0.1,
                        Augmentation.NONE),
                images,
                IntStream.range(0, 32).toArray(),
                images.normalisation(),
                1,
                Map.of("weight", network.weight),
                _ -> List.of(network),
                manager);
    }

    private record Trained(float[] weights, String shortage, double loss, double accuracy) {}

    private Trained trained(int fits) {
        return engine.call(() -> {
            try (NDManager manager = engine.manager().newSubManager()) {
                Linear network = new Linear(manager, fits);
                double[] last = new double[2];
                try (Training training = training(network, manager)) {
                    training.run(
                            () -> false,
                            () -> false,
                            step -> {
                                last[0] = step.loss();
                                last[1] = step.accuracy();
                            });
                    assertEquals(STEPS, training.step());
                    return new Trained(network.values(), training.shortage(), last[0], last[1]);
                }
            }
        });
    }

    @Test
    void batchesInPartsTrainTheSameWeights() {
        Trained whole = trained(BATCH);
        assertEquals("", whole.shortage());
        for (int fits : new int[] {7, 3, 1}) {
            Trained parts = trained(fits);
            assertEquals(
                    "memory is short: each batch in %d parts"
                            .formatted(fits == 7 ? 2 : fits == 3 ? 4 : 8),
                    parts.shortage());
            assertArrayEquals(whole.weights(), parts.weights(), 1e-6f);
            assertEquals(whole.loss(), parts.loss(), 1e-5);
            assertEquals(whole.accuracy(), parts.accuracy(), 1e-9);
        }
    }

    @Test
    void nothingIsLostWhereNotEvenOneImageFits() {
        engine.call(() -> {
            try (NDManager manager = engine.manager().newSubManager()) {
                Linear network = new Linear(manager, 0);
                float[] before = network.values();
                try (Training training = training(network, manager)) {
                    int arrays = manager.getManagedArrays().size();
                    TrainingRefused refused =
                            assertThrows(
                                    TrainingRefused.class,
                                    () -> training.run(() -> false, () -> false, _ -> {}));
                    assertTrue(refused.sentence().contains("one image at a time"));
                    assertEquals("batches of 8 images in 8 parts", refused.where());
                    assertEquals(0, training.step());
                    assertArrayEquals(before, network.values());
                    assertEquals(arrays, manager.getManagedArrays().size(), "nothing is left");
                }
            }
            return true;
        });
    }

    /** What libtorch really says on this machine when it is asked for more than there can be. */
    @Test
    void knowsWhatTheEngineSays() {
        EngineException said =
                engine.call(() -> {
                    try (NDManager manager = engine.manager().newSubManager()) {
                        return assertThrows(
                                EngineException.class,
                                () -> manager.zeros(new Shape(1L << 46), DataType.FLOAT32));
                    }
                });
        assertTrue(Portions.lacked(said), said.getMessage());
        assertFalse(Portions.lacked(new EngineException("shapes do not match")));
    }
}
