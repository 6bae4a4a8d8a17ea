package org.seki.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchLoaderTest {
    private static final Normalisation RAW =
            new Normalisation(new float[] {0, 0, 0}, new float[] {1 / 255f, 1 / 255f, 1 / 255f});

    /** Image i has the value i everywhere. */
    private static Images flat(int count, int side) {
        byte[] pixels = new byte[count * side * side * 3];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            Arrays.fill(pixels, i * side * side * 3, (i + 1) * side * side * 3, (byte) i);
            labels[i] = i % 5;
        }
        return new Images(side, side, 3, List.of("a", "b", "c", "d", "e"), pixels, labels);
    }

    private static BatchLoader loader(
            Images images, int size, Augmentation augmentation, long first) {
        int[] all = IntStream.range(0, images.count()).toArray();
        return new BatchLoader(images, all, size, augmentation, RAW, 11, first);
    }

    private static float[] values(Batch batch) {
        float[] values = new float[batch.pixels().capacity() / 4];
        batch.pixels().asFloatBuffer().get(values);
        return values;
    }

    /** What a tensor aliases must stay what it was while its batch is open. */
    @Test
    void neverRefillsAnOpenBatch() throws InterruptedException {
        try (BatchLoader loader = loader(flat(100, 8), 10, Augmentation.NONE, 0)) {
            List<Batch> open = new ArrayList<>();
            List<float[]> then = new ArrayList<>();
            Set<ByteBuffer> buffers = Collections.newSetFromMap(new IdentityHashMap<>());
            for (int i = 0; i < 4; i++) {
                Batch batch = loader.next(() -> false);
                open.add(batch);
                then.add(values(batch));
                buffers.add(batch.pixels());
            }
            Thread.sleep(100);
            assertEquals(4, buffers.size());
            for (int i = 0; i < 4; i++) {
                assertArrayEquals(then.get(i), values(open.get(i)));
            }
            long began = System.nanoTime();
            assertThrows(
                    CancellationException.class,
                    () -> loader.next(() -> System.nanoTime() - began > 50_000_000));
            open.getFirst().close();
            assertThrows(IllegalStateException.class, () -> open.getFirst().pixels());
            try (Batch next = loader.next(() -> false)) {
                assertEquals(4, next.step());
            }
        }
    }

    @Test
    void showsEveryImageOnceAnEpochInAnotherOrder() {
        List<List<Float>> epochs = new ArrayList<>();
        try (BatchLoader loader = loader(flat(100, 4), 10, Augmentation.NONE, 0)) {
            for (int epoch = 0; epoch < 2; epoch++) {
                List<Float> seen = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    try (Batch batch = loader.next(() -> false)) {
                        float[] values = values(batch);
                        for (int k = 0; k < 10; k++) {
                            assertEquals(batch.labels()[k], Math.round(values[k * 48]) % 5);
                            seen.add((float) Math.round(values[k * 48]));
                        }
                    }
                }
                epochs.add(seen);
            }
        }
        assertNotEquals(epochs.get(0), epochs.get(1));
        assertEquals(
                IntStream.range(0, 100).mapToObj(i -> (float) i).toList(),
                epochs.get(1).stream().sorted().toList());
    }

    @Test
    void resumesAtAnyStepWithTheSameBatch() {
        Augmentation all = new Augmentation(2, true, 4);
        Images images = noise(60, 9);
        float[] wanted = {};
        try (BatchLoader loader = loader(images, 8, all, 0)) {
            for (int step = 0; step <= 17; step++) {
                try (Batch batch = loader.next(() -> false)) {
                    wanted = values(batch);
                }
            }
        }
        try (BatchLoader loader = loader(images, 8, all, 17);
                Batch batch = loader.next(() -> false)) {
            assertEquals(17, batch.step());
            assertArrayEquals(wanted, values(batch));
        }
    }

    /** A marked pixel moves by at most the crop, mirrored half of the time; cutout is the mean. */
    @Test
    void cropsFlipsAndCutsOut() {
        byte[] pixels = new byte[9 * 9 * 3];
        pixels[(4 * 9 + 6) * 3] = (byte) 200;
        Images one = new Images(9, 9, 3, List.of("a", "b"), pixels, new int[] {0});
        Set<Integer> places = new java.util.TreeSet<>();
        try (BatchLoader loader = loader(one, 1, new Augmentation(1, true, 0), 0)) {
            for (int step = 0; step < 400; step++) {
                try (Batch batch = loader.next(() -> false)) {
                    float[] values = values(batch);
                    for (int i = 0; i < values.length; i++) {
                        if (values[i] > 100) {
                            assertEquals(0, i % 3);
                            places.add(i / 3);
                        }
                    }
                }
            }
        }
        Set<Integer> possible = new java.util.TreeSet<>();
        for (int y = 3; y <= 5; y++) {
            for (int x : new int[] {1, 2, 3, 5, 6, 7}) {
                possible.add(y * 9 + x);
            }
        }
        assertEquals(possible, places);
    }

    @Test
    void encodes64ColourImagesInHalfAMillisecond() {
        Images images = noise(640, 32);
        long best = Long.MAX_VALUE;
        Encoder encoder = new Encoder(images, new Augmentation(4, true, 16), RAW);
        java.nio.FloatBuffer out = Encoder.buffer(64, images).asFloatBuffer();
        for (int round = 0; round < 200; round++) {
            long began = System.nanoTime();
            out.clear();
            java.util.SplittableRandom random = new java.util.SplittableRandom(round);
            for (int i = 0; i < 64; i++) {
                encoder.encode(i, random, out);
            }
            best = Math.min(best, System.nanoTime() - began);
        }
        System.out.printf("64 images of 32×32×3: %.2f ms%n", best / 1e6);
        assertTrue(best < 2_000_000, "best of 200: " + best + " ns"); // 0.5 ms on a quiet machine
    }

    private static Images noise(int count, int side) {
        byte[] pixels = new byte[count * side * side * 3];
        new java.util.Random(3).nextBytes(pixels);
        return new Images(side, side, 3, List.of("a", "b"), pixels, new int[count]);
    }
}
