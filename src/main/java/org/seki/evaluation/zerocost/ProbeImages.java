package org.seki.evaluation.zerocost;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;
import org.seki.data.Images;
import org.seki.data.Normalisation;
import org.seki.device.Tensors;

/**
 * A few normalised images to look at untrained networks with. Not copied.
 *
 * @param values {@code (N, H, W, C)}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record ProbeImages(float[] values, int count, int size, int channels) {
    public ProbeImages {
        if (values.length != count * size * size * channels) {
            throw new IllegalArgumentException(
                    "%d images of %dx%dx%d are not %d values"
                            .formatted(count, size, size, channels, values.length));
        }
    }

    /**
     * So many different ones drawn at random, without their labels.
     *
     * @throws IllegalArgumentException if there are not so many
     */
    public static ProbeImages of(Images images, int count, RandomGenerator random) {
        if (count > images.count()) {
            throw new IllegalArgumentException(
                    "%d images are needed, there are %d".formatted(count, images.count()));
        }
        Normalisation normalisation = images.normalisation();
        int stride = images.stride();
        int channels = images.channels();
        float[] values = new float[count * stride];
        int[] drawn = random.ints(0, images.count()).distinct().limit(count).toArray();
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < stride; k++) {
                int channel = k % channels;
                float value = (images.pixels()[drawn[i] * stride + k] & 0xff) / 255f;
                values[i * stride + k] =
                        (value - normalisation.mean()[channel])
                                / normalisation.deviation()[channel];
            }
        }
        return new ProbeImages(values, count, images.height(), channels);
    }

    /** Channels-last; belongs to the manager, which must be closed before this is let go. */
    NDArray tensor(NDManager manager) {
        return Tensors.channelsLast(manager.create(values, new Shape(count, size, size, channels)));
    }
}
