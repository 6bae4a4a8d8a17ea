package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import org.seki.device.Tensors;

/**
 * Two-dimensional convolution without bias.
 *
 * <p>Of oneDNN's kernels on channels-last images only those are called that are right on every
 * processor seen: libtorch 2.7.1 has computed wrong input gradients of dilated depthwise
 * convolutions, wrong outputs of 1×1 ones with 36, 40 or 72 filters, and has written beyond its
 * memory for strided 1×1 ones of few channels; the gradient by an image of one channel, which it
 * computes wrongly too, no training asks for. So a 1×1 convolution takes the pixels that its stride
 * leaves and, unless its channels are whole sixteens, is a matrix product; a dilated one is an
 * ordinary one on the sub-images between whose pixels the dilation lies ({@link Pixels}). {@code
 * GradientTest} compares every form with double precision.
 */
public final class Convolution extends Layer {
    private static final Shape ONE = new Shape(1, 1);

    /** Channels that the widest kernels take at once; the wrong ones are wrong in the rest. */
    private static final int LANES = 16;

    private final Parameter weight;
    private final Shape stride;
    private final Shape padding;
    private final int dilation;
    private final int groups;

    /**
     * @param kernel height and width
     * @param stride down and across
     * @param padding rows above and below, columns left and right
     * @param groups {@code in} for a depthwise convolution
     * @throws IllegalArgumentException for a padded 1×1 kernel, and for a dilation whose stride is
     *     neither 1 nor itself or that does not divide the padding: no network has them
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
        if (kernel.size() == 1 && (groups > 1 || padding.get(0) + padding.get(1) > 0)) {
            throw new IllegalArgumentException("a 1×1 convolution is dense and not padded");
        }
        if (dilation > 1 && !onSubImages(stride, padding, dilation)) {
            throw new IllegalArgumentException(
                    "no convolution of dilation %d has stride %s and padding %s"
                            .formatted(dilation, stride, padding));
        }
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
        this.dilation = dilation;
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

    /** What it computes, in PyTorch's words; how, is its own affair. */
    record Form(Shape weight, Shape stride, Shape padding, int dilation, int groups) {}

    Form form() {
        return new Form(weight.getArray().getShape(), stride, padding, dilation, groups);
    }

    private static boolean onSubImages(Shape stride, Shape padding, int dilation) {
        return (stride.equals(ONE) || stride.equals(new Shape(dilation, dilation)))
                && padding.get(0) % dilation == 0
                && padding.get(1) % dilation == 0;
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        if (weight.getArray().getShape().slice(2).size() == 1) {
            return Interim.freed(x, () -> pointwise(x));
        }
        return dilation > 1 ? Interim.freed(x, () -> dilated(x)) : convolve(x, stride, padding);
    }

    private NDArray convolve(NDArray x, Shape steps, Shape border) {
        return Conv2d.conv2d(x, weight.getArray(), null, steps, border, ONE, groups)
                .singletonOrThrow();
    }

    private NDArray pointwise(NDArray x) {
        NDArray kept = Pixels.every(x, 0, (int) stride.get(0), (int) stride.get(1));
        NDArray w = weight.getArray();
        Shape channels = w.getShape().slice(0, 2);
        if (channels.get(0) % LANES == 0 && channels.get(1) % LANES == 0) {
            return convolve(kept, ONE, padding);
        }
        NDArray matrix = w.reshape(channels);
        matrix.attach(x.getManager()); // it would live as long as the weight
        return Tensors.channelsLast(
                Linear.linear(Pixels.channelsAtEnd(kept), matrix, null).singletonOrThrow());
    }

    /**
     * A filter of dilation d sees only pixels d apart: of stride d those of the first sub-image, of
     * stride 1 each of the d² sub-images gives its share of the output.
     */
    private NDArray dilated(NDArray x) {
        Shape border = new Shape(padding.get(0) / dilation, padding.get(1) / dilation);
        if (stride.get(0) == dilation) {
            return convolve(Pixels.every(x, 0, dilation, dilation), ONE, border);
        }
        NDArray parts = convolve(Pixels.split(x, dilation), ONE, border);
        return Pixels.weave(parts, dilation, x.getShape());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape in = inputs[0];
        Shape kernel = weight.getArray().getShape();
        long[] out = {in.get(0), kernel.get(0), 0, 0};
        for (int i = 0; i < 2; i++) {
            long reach = dilation * (kernel.get(i + 2) - 1) + 1;
            out[i + 2] = (in.get(i + 2) + 2 * padding.get(i) - reach) / stride.get(i) + 1;
        }
        return new Shape[] {new Shape(out)};
    }
}
