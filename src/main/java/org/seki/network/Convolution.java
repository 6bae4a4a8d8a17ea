package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;

/** Two-dimensional convolution without bias. */
public final class Convolution extends Layer {
    private final Parameter weight;
    private final Shape stride;
    private final Shape padding;
    private final Shape dilation;
    private final int groups;

    /**
     * @param kernel height and width
     * @param stride down and across
     * @param padding rows above and below, columns left and right
     * @param groups {@code in} for a depthwise convolution
     */
    Convolution(
            Weights weights,
            int in,
            int out,
            Shape kernel,
            Shape stride,
            Shape padding,
            int dilation,
            int groups) {
        this.weight =
                own(
                        weights.convolution(
                                "weight",
                                out,
                                in / groups,
                                (int) kernel.get(0),
                                (int) kernel.get(1)));
        this.stride = stride;
        this.padding = padding;
        this.dilation = new Shape(dilation, dilation);
        this.groups = groups;
    }

    /** Square, dense, not dilated. */
    static Convolution square(Weights weights, int in, int out, int kernel, int stride, int pad) {
        return new Convolution(
                weights,
                in,
                out,
                new Shape(kernel, kernel),
                new Shape(stride, stride),
                new Shape(pad, pad),
                1,
                1);
    }

    /** One filter a channel. */
    static Convolution depthwise(
            Weights weights, int channels, int kernel, int stride, int pad, int dilation) {
        return new Convolution(
                weights,
                channels,
                channels,
                new Shape(kernel, kernel),
                new Shape(stride, stride),
                new Shape(pad, pad),
                dilation,
                channels);
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return Conv2d.conv2d(x, weight.getArray(), null, stride, padding, dilation, groups)
                .singletonOrThrow();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape in = inputs[0];
        Shape kernel = weight.getArray().getShape();
        long[] out = {in.get(0), kernel.get(0), 0, 0};
        for (int i = 0; i < 2; i++) {
            long reach = dilation.get(i) * (kernel.get(i + 2) - 1) + 1;
            out[i + 2] = (in.get(i + 2) + 2 * padding.get(i) - reach) / stride.get(i) + 1;
        }
        return new Shape[] {new Shape(out)};
    }
}
