package org.seki.space;

/**
 * The network around the cells, for which parameters and multiply-adds are counted.
 *
 * @param channels channels of the first cell (DARTS C = 36 for evaluation, NAS-Bench-201 C = 16)
 * @param cells DARTS: cells in all (20); NAS-Bench-201: N, cells a stage (5)
 * @param classes classes of the data set
 * @param imageChannels 3 for colour, 1 for grey
 * @param imageSize height = width of the square input in pixels
 */
public record NetworkShape(int channels, int cells, int classes, int imageChannels, int imageSize) {
    public NetworkShape {
        if (channels < 1 || cells < 1 || classes < 2 || imageChannels < 1 || imageSize < 4) {
            throw new IllegalArgumentException(
                    "no network has the shape channels=%d cells=%d classes=%d image=%dx%dx%d"
                            .formatted(
                                    channels, cells, classes, imageChannels, imageSize, imageSize));
        }
    }

    /** {@code 10 classes, 3 × 32 × 32 pixels}. */
    String classesAndImage() {
        return "%d classes, %d × %d × %d pixels"
                .formatted(classes, imageChannels, imageSize, imageSize);
    }
}
