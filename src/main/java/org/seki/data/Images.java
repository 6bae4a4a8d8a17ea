package org.seki.data;

import java.util.List;

/**
 * Labelled images of one size, in memory. Not copied: whoever makes one gives the arrays away.
 *
 * @param height in pixels
 * @param width in pixels
 * @param channels 1 for grey, 3 for red, green, blue
 * @param classes the names of the classes, by label
 * @param pixels unsigned bytes, {@code (N, H, W, C)}
 * @param labels one an image, 0 ≤ label &lt; classes
 */
@SuppressWarnings("ArrayRecordComponent") // by design: 184 MB for CIFAR-10, compared by nobody
public record Images(
        int height, int width, int channels, List<String> classes, byte[] pixels, int[] labels) {
    public Images {
        classes = List.copyOf(classes);
        if ((long) labels.length * height * width * channels != pixels.length) {
            throw new IllegalArgumentException(
                    "%d images of %dx%dx%d are not %d bytes"
                            .formatted(labels.length, height, width, channels, pixels.length));
        }
    }

    /** How many. */
    public int count() {
        return labels.length;
    }

    /** Bytes an image. */
    public int stride() {
        return height * width * channels;
    }

    /** Only these, in this order; a copy. */
    Images only(int[] indices) {
        byte[] chosen = new byte[indices.length * stride()];
        int[] chosenLabels = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(pixels, indices[i] * stride(), chosen, i * stride(), stride());
            chosenLabels[i] = labels[indices[i]];
        }
        return new Images(height, width, channels, classes, chosen, chosenLabels);
    }

    /** Mean and deviation of every channel over all pixels, of values from 0 to 1. */
    public Normalisation normalisation() {
        long[] sum = new long[channels];
        long[] squares = new long[channels];
        for (int i = 0; i < pixels.length; ) {
            for (int c = 0; c < channels; c++, i++) {
                int v = pixels[i] & 0xff;
                sum[c] += v;
                squares[c] += v * v;
            }
        }
        double n = (double) pixels.length / channels;
        float[] mean = new float[channels];
        float[] deviation = new float[channels];
        for (int c = 0; c < channels; c++) {
            double m = sum[c] / n;
            mean[c] = (float) (m / 255);
            double variance = Math.max(squares[c] / n - m * m, 0);
            deviation[c] = (float) Math.max(Math.sqrt(variance) / 255, 1e-3);
        }
        return new Normalisation(mean, deviation);
    }
}
