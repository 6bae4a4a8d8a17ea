package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Halves the image without losing pixels: a 1×1 convolution of every second pixel, another one
 * pixel down and across, side by side (DARTS, {@code operations.py}, {@code FactorizedReduce}).
 * Height and width must be even.
 */
public final class FactorizedReduction extends Layer {
    private final Relu relu = layer("relu", new Relu());
    private final Convolution even;
    private final Convolution odd;
    private final BatchNorm norm;

    FactorizedReduction(Weights weights, int in, int out, boolean affine) {
        if (out % 2 != 0) {
            throw new IllegalArgumentException("an even number of channels is needed, not " + out);
        }
        even = layer("conv_1", Convolution.square(weights, in, out / 2, 1, 1, 0));
        odd = layer("conv_2", Convolution.square(weights, in, out / 2, 1, 1, 0));
        norm = layer("bn", new BatchNorm(weights, out, affine));
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return Interim.freed(
                x,
                () -> {
                    NDArray y = relu.forward(x, pass);
                    NDArray a = even.forward(Pixels.every(y, 0, 2, 2), pass);
                    NDArray b = odd.forward(Pixels.every(y, 1, 2, 2), pass);
                    return norm.forward(a.concat(b, 1), pass);
                });
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape same = even.getOutputShapes(inputs)[0];
        return new Shape[] {
            new Shape(same.get(0), same.get(1) * 2, same.get(2) / 2, same.get(3) / 2)
        };
    }
}
