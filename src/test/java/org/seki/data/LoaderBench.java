package org.seki.data;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What 64 images of CIFAR-10's size cost the data thread, with everything DARTS does to them: the
 * engine thread waits for none of it as long as a step takes longer.
 */
@Tag("bench")
class LoaderBench {
    private static final int BATCH = 64;
    private static final int IMAGES = 10_000;
    private static final int BATCHES = 600;
    private static final double BAR_MS = 0.5;

    @Test
    void prepares64ImagesInHalfAMillisecond() {
        byte[] pixels = new byte[IMAGES * 32 * 32 * 3];
        new Random(1).nextBytes(pixels);
        int[] labels = IntStream.range(0, IMAGES).map(i -> i % 2).toArray();
        Images images = new Images(32, 32, 3, List.of("a", "b"), pixels, labels);
        double[] took = new double[BATCHES];
        try (BatchLoader loader =
                new BatchLoader(
                        images,
                        IntStream.range(0, IMAGES).toArray(),
                        BATCH,
                        new Augmentation(4, true, 16),
                        images.normalisation(),
                        1,
                        0)) {
            for (int i = -BATCHES; i < BATCHES; i++) {
                long start = System.nanoTime();
                loader.next(() -> false).close();
                if (i >= 0) {
                    took[i] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        Arrays.sort(took);
        System.out.printf(
                "64 images: median %.3f ms, mean %.3f ms%n",
                took[BATCHES / 2], Arrays.stream(took).average().orElseThrow());
        assertTrue(took[BATCHES / 2] < BAR_MS, "median " + took[BATCHES / 2] + " ms");
    }
}
