package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Batch normalisation over channels, ε = 1e-5 (Ioffe and Szegedy 2015). One native call; DJL's own
 * block opens a manager and swaps axes twice. Affine-free, the scale and shift are 1 and 0 and no
 * parameters, as in a supernet.
 */
public final class BatchNorm extends Layer {
    private static final float EPSILON = 1e-5f;

    /** DJL: channels are already the second axis. */
    private static final int CHANNELS_SECOND = -1;

    private final Parameter mean;
    private final Parameter variance;
    private final NDArray scale;
    private final NDArray shift;

    BatchNorm(Weights weights, int channels, boolean affine) {
        if (affine) {
            scale = trained(weights, "weight", Parameter.Type.GAMMA, channels, 1);
            shift = trained(weights, "bias", Parameter.Type.BETA, channels, 0);
        } else {
            scale = weights.fixed(channels, 1);
            shift = weights.fixed(channels, 0);
        }
        mean = own(weights.constant("running_mean", Parameter.Type.RUNNING_MEAN, channels, 0));
        variance = own(weights.constant("running_var", Parameter.Type.RUNNING_VAR, channels, 1));
    }

    private NDArray trained(
            Weights weights, String name, Parameter.Type type, int channels, float value) {
        return own(weights.constant(name, type, channels, value)).getArray();
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        if (pass.norm() == Pass.Norm.NONE) {
            return x;
        }
        return ai.djl.nn.norm.BatchNorm.batchNorm(
                        x,
                        mean.getArray(),
                        variance.getArray(),
                        scale,
                        shift,
                        CHANNELS_SECOND,
                        pass.momentum(),
                        EPSILON,
                        pass.norm() == Pass.Norm.BATCH)
                .singletonOrThrow();
    }

    /** Forgets the running statistics: mean 0, variance 1. */
    public void reset() {
        fill(mean.getArray(), 0);
        fill(variance.getArray(), 1);
    }

    /** Of the running variances, over channels. */
    public double meanVariance() {
        try (NDArray average = variance.getArray().mean()) {
            return average.getFloat();
        }
    }

    private static void fill(NDArray array, float value) {
        float[] values = new float[(int) array.size()];
        Arrays.fill(values, value);
        array.set(FloatBuffer.wrap(values));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return inputs;
    }
}
