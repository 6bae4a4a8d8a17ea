package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Halves the image and changes the channels between stages: two 3×3 convolutions, the first of
 * stride 2, beside average pooling and a 1×1 convolution (NAS-Bench-201, {@code
 * cell_operations.py}, {@code ResNetBasicblock}).
 */
public final class ResidualReduction extends Layer {
    private final Sequence first;
    private final Sequence second;
    private final Sequence shortcut;

    ResidualReduction(Weights weights, int in, int out) {
        first = layer("conv_a", Operations.reluConvNorm(weights, in, out, 3, 2, true));
        second = layer("conv_b", Operations.reluConvNorm(weights, out, out, 3, 1, true));
        shortcut =
                layer(
                        "downsample",
                        new Sequence(
                                new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0),
                                Convolution.square(weights, in, out, 1, 1, 0)));
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return Interim.freed(
                x,
                () -> {
                    NDArray y = second.forward(first.forward(x, pass), pass);
                    return shortcut.forward(x, pass).add(y);
                });
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return second.getOutputShapes(first.getOutputShapes(inputs));
    }
}
