package org.seki.space;

/**
 * What a part of a network costs.
 *
 * @param parameters trainable ones
 * @param macs multiply-adds an image; of convolutions and matrices, not of normalisation or pooling
 */
public record Cost(long parameters, long macs) {
    public static final Cost FREE = new Cost(0, 0);

    public Cost plus(Cost other) {
        return new Cost(parameters + other.parameters, macs + other.macs);
    }

    public Cost times(int repetitions) {
        return new Cost(parameters * repetitions, macs * repetitions);
    }

    /**
     * A convolution without bias.
     *
     * @param kernel height times width of the kernel
     * @param groups 1, or {@code in} for a depthwise one
     * @param pixels height times width of the output
     */
    static Cost convolution(int in, int out, int kernel, int groups, long pixels) {
        long weights = (long) in / groups * out * kernel;
        return new Cost(weights, weights * pixels);
    }

    /** Batch normalisation with scale and shift. */
    static Cost batchNorm(int channels) {
        return new Cost(2L * channels, 0);
    }

    /** A matrix with bias. */
    static Cost linear(int in, int out) {
        return new Cost((long) in * out + out, (long) in * out);
    }
}
