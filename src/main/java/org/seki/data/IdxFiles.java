package org.seki.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The format of MNIST and its kin (LeCun et al., 1998): a pair of files, {@code
 * *-images-idx3-ubyte} with magic 0x803 and {@code *-labels-idx1-ubyte} with magic 0x801, each
 * perhaps gzip'd.
 */
final class IdxFiles {
    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;
    private static final int LARGEST_SIDE = 4096;

    private IdxFiles() {}

    /** Whether the folder holds at least half a training pair. */
    static boolean in(Path folder) {
        return Files.exists(named(folder, "train-images-idx3-ubyte"))
                || Files.exists(named(folder, "train-labels-idx1-ubyte"));
    }

    static Dataset read(String name, String title, Path folder, List<String> classes) {
        Images train = pair(folder, "train", classes);
        Images test = pair(folder, "t10k", classes);
        if (train.height() != test.height() || train.width() != test.width()) {
            throw new DataRefused(
                    "The test images have %d×%d pixels, those to train with %d×%d"
                            .formatted(test.height(), test.width(), train.height(), train.width()),
                    folder.toString(),
                    "Fetch all files again; they are not of one set.");
        }
        return new Dataset(name, title, train, test);
    }

    /** Classes are numbers, as many as the training labels use. */
    static Dataset read(String name, Path folder) {
        int[] labels = labels(named(folder, "train-labels-idx1-ubyte"), 256);
        int classes = Math.max(2, Arrays.stream(labels).max().orElse(0) + 1);
        List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        return read(name, String.valueOf(folder.getFileName()), folder, names);
    }

    private static Images pair(Path folder, String part, List<String> classes) {
        Path imageFile = named(folder, part + "-images-idx3-ubyte");
        Path labelFile = named(folder, part + "-labels-idx1-ubyte");
        int[] labels = labels(labelFile, classes.size());
        try (Bytes bytes = new Bytes(imageFile)) {
            magic(bytes, imageFile, IMAGES);
            int count = bytes.nextInt("header");
            int height = bytes.nextInt("header");
            int width = bytes.nextInt("header");
            if (count != labels.length) {
                throw new DataRefused(
                        "The header says %,d images, but %s has %,d labels"
                                .formatted(count, labelFile.getFileName(), labels.length),
                        imageFile.toString(),
                        "Fetch both files again; they are no pair.");
            }
            if (height < 4 || width < 4 || height > LARGEST_SIDE || width > LARGEST_SIDE) {
                throw new DataRefused(
                        "The header says images of %d×%d pixels, expected 4 to %d a side"
                                .formatted(height, width, LARGEST_SIDE),
                        imageFile.toString(),
                        "Fetch the file again.");
            }
            byte[] pixels = bytes.next((long) count * height * width, "pixels");
            bytes.end();
            return new Images(height, width, 1, classes, pixels, labels);
        }
    }

    private static int[] labels(Path file, int classes) {
        try (Bytes bytes = new Bytes(file)) {
            magic(bytes, file, LABELS);
            int count = bytes.nextInt("header");
            if (count < 1) {
                throw new DataRefused(
                        "The header says %d labels, expected at least 1".formatted(count),
                        file.toString(),
                        "Fetch the file again.");
            }
            byte[] raw = bytes.next(count, "labels");
            bytes.end();
            return Labels.checked(raw, classes, file);
        }
    }

    private static void magic(Bytes bytes, Path file, int expected) {
        int found = bytes.nextInt("header");
        if (found != expected) {
            throw new DataRefused(
                    "This is no IDX file of the kind its name says: it starts with 0x%08x, expected 0x%08x"
                            .formatted(found, expected),
                    file.toString(),
                    "Fetch the file again, or name another.");
        }
    }

    /** The plain file if it is there, else the gzip'd one. */
    private static Path named(Path folder, String name) {
        Path plain = folder.resolve(name);
        return Files.exists(plain) ? plain : folder.resolve(name + ".gz");
    }
}
