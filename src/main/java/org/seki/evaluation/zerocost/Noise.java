package org.seki.evaluation.zerocost;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.seki.device.Tensors;
import org.seki.space.NetworkShape;

/**
 * Images of standard normal noise for networks of a shape.
 *
 * @param batch how many images
 */
record Noise(NetworkShape shape, int batch) {
    /** {@code (N, H, W, C)}. */
    float[] draw(SplittableRandom random) {
        int size = shape.imageSize();
        float[] values = new float[batch * size * size * shape.imageChannels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Channels-last; belongs to the manager. */
    NDArray tensor(NDManager manager, float[] values) {
        int size = shape.imageSize();
        return Tensors.channelsLast(
                manager.create(values, new Shape(batch, size, size, shape.imageChannels())));
    }
}
