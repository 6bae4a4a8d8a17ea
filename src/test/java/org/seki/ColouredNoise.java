package org.seki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** 200 images of noise to learn from and 100 to test with, 32×32, in CIFAR-10's binary form. */
final class ColouredNoise {
    private static final int BYTES = 3 * 32 * 32;

    private ColouredNoise() {}

    /**
     * @return the folder
     */
    static String in(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; i <= 5; i++) {
            Files.write(folder.resolve("data_batch_" + i + ".bin"), records(40, i));
        }
        Files.write(folder.resolve("test_batch.bin"), records(100, 6));
        return folder.toString();
    }

    private static byte[] records(int count, long seed) {
        byte[] all = new byte[count * (1 + BYTES)];
        new SplittableRandom(seed).nextBytes(all);
        for (int i = 0; i < count; i++) {
            all[i * (1 + BYTES)] = (byte) (i % 10);
        }
        return all;
    }
}
