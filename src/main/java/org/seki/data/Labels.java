package org.seki.data;

import java.nio.file.Path;

/** Label bytes of a file, each checked. */
final class Labels {
    private Labels() {}

    static int[] checked(byte[] raw, int classes, Path file) {
        int[] labels = new int[raw.length];
        for (int i = 0; i < raw.length; i++) {
            labels[i] = checked(raw[i], classes, i, file);
        }
        return labels;
    }

    static int checked(byte raw, int classes, int index, Path file) {
        int label = raw & 0xff;
        if (label >= classes) {
            throw new DataRefused(
                    "Image %,d has label %d, expected 0 to %d".formatted(index, label, classes - 1),
                    file.toString(),
                    "Fetch the file again; it is not what its name says.");
        }
        return label;
    }
}
