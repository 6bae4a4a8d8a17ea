package org.seki.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The binary versions of CIFAR-10 and CIFAR-100 (Krizhevsky, 2009): records of one label byte
 * (CIFAR-100: coarse and fine) and 3,072 pixel bytes, 1,024 red, 1,024 green, 1,024 blue.
 */
final class CifarFiles {
    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final long MOST_NAMES = 1 << 20;

    private CifarFiles() {}

    static boolean tenIn(Path folder) {
        return Files.exists(folder.resolve("data_batch_1.bin"));
    }

    static boolean hundredIn(Path folder) {
        return Files.exists(folder.resolve("train.bin"));
    }

    static Dataset readTen(String name, Path folder) {
        List<String> classes = classes(folder.resolve("batches.meta.txt"), 10);
        List<Path> train =
                IntStream.rangeClosed(1, 5)
                        .mapToObj(i -> folder.resolve("data_batch_" + i + ".bin"))
                        .toList();
        return new Dataset(
                name,
                "CIFAR-10",
                read(train, classes, 1),
                read(List.of(folder.resolve("test_batch.bin")), classes, 1));
    }

    static Dataset readHundred(String name, Path folder) {
        List<String> classes = classes(folder.resolve("fine_label_names.txt"), 100);
        return new Dataset(
                name,
                "CIFAR-100",
                read(List.of(folder.resolve("train.bin")), classes, 2),
                read(List.of(folder.resolve("test.bin")), classes, 2));
    }

    /**
     * @param labelBytes how many precede the pixels; the last one counts
     */
    private static Images read(List<Path> files, List<String> classes, int labelBytes) {
        int record = labelBytes + 3 * PLANE;
        int count = files.stream().mapToInt(f -> records(f, record)).sum();
        byte[] pixels =
                new byte
                        [Room.checked(
                                3L * PLANE * count,
                                "%,d images".formatted(count),
                                files.getFirst())];
        int[] labels = new int[count];
        int at = 0;
        for (Path file : files) {
            try (Bytes bytes = new Bytes(file)) {
                for (int i = 0; !bytes.ended(); i++, at++) {
                    byte[] one = bytes.next(record, "image " + i);
                    labels[at] = Labels.checked(one[labelBytes - 1], classes.size(), i, file);
                    interleave(one, labelBytes, pixels, at * 3 * PLANE);
                }
            }
        }
        return new Images(SIDE, SIDE, 3, classes, pixels, labels);
    }

    private static int records(Path file, int record) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new DataRefused(
                        "There is no such file",
                        file.toString(),
                        "Put all files of the set there.");
            }
            long size = Files.size(file);
            if (size == 0 || size % record != 0 || size > 1L << 30) {
                throw new DataRefused(
                        "The file has %,d bytes, expected a multiple of %,d (one image), at most 1 GB"
                                .formatted(size, record),
                        file.toString(),
                        "Fetch the file again.");
            }
            return (int) (size / record);
        } catch (IOException e) {
            throw new DataRefused(
                    "The file cannot be read: " + e.getMessage(),
                    file.toString(),
                    "Check its permissions.");
        }
    }

    private static void interleave(byte[] planes, int from, byte[] pixels, int to) {
        for (int p = 0; p < PLANE; p++) {
            for (int c = 0; c < 3; c++) {
                pixels[to + 3 * p + c] = planes[from + c * PLANE + p];
            }
        }
    }

    /** The names beside the files, or numbers where there are none. */
    private static List<String> classes(Path file, int count) {
        List<String> names = new ArrayList<>();
        if (Files.isRegularFile(file)) {
            try {
                if (Files.size(file) > MOST_NAMES) {
                    throw new IOException(
                            "%,d bytes are no list of names".formatted(Files.size(file)));
                }
                Files.readAllLines(file).stream().filter(l -> !l.isBlank()).forEach(names::add);
            } catch (IOException e) {
                throw new DataRefused(
                        "The class names cannot be read: " + e.getMessage(),
                        file.toString(),
                        "Remove the file to go on with numbers.");
            }
        }
        return names.size() == count
                ? names
                : IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
