package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.seki.device.Tensors;

/**
 * Drops what an edge brings, image by image, and scales what it keeps up by as much (Larsson et al.
 * 2017, as DARTS, {@code utils.py}, {@code drop_path}). Paths that are no more than the input
 * itself are never dropped.
 *
 * @param probability of an image's path to be dropped, 0 to below 1
 * @param random drawn from once an image and path, in the order of the network
 */
public record DropPath(double probability, RandomGenerator random) {
    /** Drops nothing. */
    static final DropPath NONE = new DropPath(0, new SplittableRandom(0));

    public DropPath {
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "paths are dropped with a probability from 0 to below 1, not " + probability);
        }
    }

    /** The mask is a copy in native memory, which backward keeps. */
    NDArray of(NDArray y) {
        if (probability == 0) {
            return y;
        }
        float kept = (float) (1 / (1 - probability));
        float[] mask = new float[(int) y.getShape().get(0)];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextDouble() < probability ? 0 : kept;
        }
        Shape shape = new Shape(mask.length, 1, 1, 1);
        return y.mul(Tensors.copied(y.getManager(), mask, shape, y.getDataType()));
    }
}
