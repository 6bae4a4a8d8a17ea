package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.seki.device.Tensors;

/**
 * Images by some of their pixels. Everything goes through {@code (N, H, W, C)}, so that images and
 * their gradients stay channels-last.
 */
final class Pixels {
    private Pixels() {}

    /** {@code (N, H, W, C)}, a view of {@code (N, C, H, W)}. */
    static NDArray channelsAtEnd(NDArray x) {
        return x.transpose(0, 2, 3, 1);
    }

    /**
     * Every so many pixels from one on, as a view.
     *
     * @param first row and column of the first pixel taken
     */
    static NDArray every(NDArray x, int first, int down, int across) {
        if (first == 0 && down == 1 && across == 1) {
            return x;
        }
        String index = ":, %1$d::%2$d, %1$d::%3$d, :".formatted(first, down, across);
        return Tensors.channelsLast(channelsAtEnd(x).get(new NDIndex(index)));
    }

    /**
     * {@code (N, C, H, W)} to {@code (d² N, C, ⌈H / d⌉, ⌈W / d⌉)}: sub-images of every d-th pixel,
     * zeros where the last row or column is missing.
     */
    static NDArray split(NDArray x, int d) {
        NDArray whole = padded(padded(channelsAtEnd(x), 1, d), 2, d);
        Shape s = whole.getShape();
        long h = s.get(1) / d;
        long w = s.get(2) / d;
        return Tensors.channelsLast(
                whole.reshape(s.get(0), h, d, w, d, s.get(3))
                        .transpose(2, 4, 0, 1, 3, 5)
                        .reshape(d * d * s.get(0), h, w, s.get(3)));
    }

    /** Undoes {@link #split}. */
    static NDArray weave(NDArray parts, int d, Shape shape) {
        Shape s = parts.getShape();
        NDArray whole =
                channelsAtEnd(parts)
                        .reshape(d, d, shape.get(0), s.get(2), s.get(3), s.get(1))
                        .transpose(2, 3, 0, 4, 1, 5)
                        .reshape(shape.get(0), d * s.get(2), d * s.get(3), s.get(1));
        if (d * s.get(2) > shape.get(2) || d * s.get(3) > shape.get(3)) {
            String index = ":, :%d, :%d, :".formatted(shape.get(2), shape.get(3));
            whole = whole.get(new NDIndex(index));
        }
        return Tensors.channelsLast(whole);
    }

    /** With zeros at the end of an axis until d divides it. */
    private static NDArray padded(NDArray x, int axis, int d) {
        long[] missing = x.getShape().getShape().clone();
        missing[axis] = Math.floorMod(-missing[axis], d);
        if (missing[axis] == 0) {
            return x;
        }
        return x.concat(x.getManager().zeros(new Shape(missing), x.getDataType()), axis);
    }
}
