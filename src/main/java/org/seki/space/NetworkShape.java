package org.seki.space;

import org.jspecify.annotations.Nullable;

/**
 * The network around the cells, for which parameters and multiply-adds are counted.
 *
 * @param channels channels of the first cell (DARTS C = 36 for evaluation, NAS-Bench-201 C = 16)
 * @param cells DARTS: cells in all (20); NAS-Bench-201: N, cells a stage (5)
 * @param classes classes of the data set
 * @param imageChannels 3 for colour, 1 for grey
 * @param imageSize height = width of the square input in pixels
 * @param stem what stands before the cells; only DARTS has another than {@link Stem#CIFAR}
 */
public record NetworkShape(
        int channels, int cells, int classes, int imageChannels, int imageSize, Stem stem) {
    /**
     * @param stem none in what was written before there was a choice: {@link Stem#CIFAR}
     */
    public NetworkShape(
            int channels,
            int cells,
            int classes,
            int imageChannels,
            int imageSize,
            @Nullable Stem stem) {
        if (channels < 1 || cells < 1 || classes < 2 || imageChannels < 1 || imageSize < 4) {
            throw new IllegalArgumentException(
                    "no network has the shape channels=%d cells=%d classes=%d image=%dx%dx%d"
                            .formatted(
                                    channels, cells, classes, imageChannels, imageSize, imageSize));
        }
        this.channels = channels;
        this.cells = cells;
        this.classes = classes;
        this.imageChannels = imageChannels;
        this.imageSize = imageSize;
        this.stem = stem == null ? Stem.CIFAR : stem;
    }

    /** With one convolution as stem. */
    public NetworkShape(int channels, int cells, int classes, int imageChannels, int imageSize) {
        this(channels, cells, classes, imageChannels, imageSize, Stem.CIFAR);
    }

    /** The same for the images and classes of another. */
    public NetworkShape withImagesOf(NetworkShape other) {
        return new NetworkShape(
                channels, cells, other.classes, other.imageChannels, other.imageSize, stem);
    }

    /** {@code 10 classes, 3 × 32 × 32 pixels}. */
    String classesAndImage() {
        return "%d classes, %d × %d × %d pixels"
                .formatted(classes, imageChannels, imageSize, imageSize);
    }

    /** Checkpoints and measured trust are found by this text, which is older than the stem. */
    @Override
    public String toString() {
        return "NetworkShape[channels=%d, cells=%d, classes=%d, imageChannels=%d, imageSize=%d%s]"
                .formatted(
                        channels,
                        cells,
                        classes,
                        imageChannels,
                        imageSize,
                        stem == Stem.CIFAR ? "" : ", stem=" + stem);
    }
}
