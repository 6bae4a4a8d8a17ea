package org.seki.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Ways of making an array that are right where DJL's obvious ones are not. */
public final class Tensors {
    private Tensors() {}

    /**
     * A view {@code (N, C, H, W)} with channels-last strides of an array {@code (N, H, W, C)}. It
     * borrows that array's memory: whoever owns it keeps it until the view is done with.
     */
    public static NDArray channelsLast(NDArray nhwc) {
        return nhwc.transpose(0, 3, 1, 2);
    }

    /**
     * A scalar to calculate with under a gradient: {@code x.mul(number)} would wrap a Java buffer
     * that the collector may free before {@code backward} reads it.
     */
    public static NDArray scalar(NDManager manager, float value) {
        return manager.full(new Shape(), value, DataType.FLOAT32);
    }

    /**
     * A copy in native memory: an array made of Java values borrows their buffer, and so does one
     * converted to the type it already has.
     */
    public static NDArray copied(NDManager manager, float[] values, Shape shape, DataType type) {
        try (NDArray borrowed = manager.create(values, shape);
                NDArray converted = borrowed.toType(type, false)) {
            return converted.duplicate();
        }
    }
}
