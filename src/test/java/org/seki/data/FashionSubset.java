package org.seki.data;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Draws the built-in subset from the published Fashion-MNIST, as its README says. */
final class FashionSubset {
    /** Debian's package dataset-fashion-mnist. */
    static final Path PUBLISHED = Path.of("/usr/share/datasets/fashion-mnist");

    private static final long SEED = 2020;
    private static final List<String> TEN =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();

    private FashionSubset() {}

    public static void main(String[] args) throws IOException {
        Dataset subset = draw();
        Path folder = Path.of(args[0]);
        write(folder, "train", subset.train());
        write(folder, "t10k", subset.test());
    }

    static Dataset draw() {
        Dataset all = IdxFiles.read("published", "published", PUBLISHED, TEN);
        return new Dataset("subset", "subset", some(all.train(), 1000), some(all.test(), 200));
    }

    /**
     * Shuffles all indices (Fisher and Yates from the end, SplittableRandom of the seed), takes the
     * first so many of every class, in that order.
     */
    private static Images some(Images images, int eachClass) {
        int[] order = IntStream.range(0, images.count()).toArray();
        Split.shuffle(order, new SplittableRandom(SEED));
        int[] taken = new int[10];
        return images.only(
                IntStream.of(order).filter(i -> taken[images.labels()[i]]++ < eachClass).toArray());
    }

    private static void write(Path folder, String part, Images images) throws IOException {
        try (DataOutputStream out = open(folder.resolve(part + "-images-idx3-ubyte.gz"))) {
            out.writeInt(0x803);
            out.writeInt(images.count());
            out.writeInt(images.height());
            out.writeInt(images.width());
            out.write(images.pixels());
        }
        try (DataOutputStream out = open(folder.resolve(part + "-labels-idx1-ubyte.gz"))) {
            out.writeInt(0x801);
            out.writeInt(images.count());
            for (int label : images.labels()) {
                out.writeByte(label);
            }
        }
    }

    private static DataOutputStream open(Path file) throws IOException {
        return new DataOutputStream(
                new GZIPOutputStream(Files.newOutputStream(file)) {
                    {
                        def.setLevel(9);
                    }
                });
    }
}
