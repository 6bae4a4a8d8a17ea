package org.seki.network;

import ai.djl.ndarray.types.Shape;
import org.seki.space.Operation;

/**
 * The one table from operation to layer, for the supernet and the stand-alone network of both
 * spaces: DARTS {@code operations.py} (Liu et al. 2019) and NAS-Bench-201 {@code
 * cell_operations.py} (Dong and Yang 2020). Operations keep the number of channels.
 */
final class Operations {
    private Operations() {}

    /**
     * @param channels in and out
     * @param stride 1, or 2 to halve the image
     * @param affine whether batch norm learns scale and shift: not in a supernet
     * @throws IllegalArgumentException for {@code none}, through which nothing flows, and for
     *     operations of other kinds of network
     */
    static Layer layer(
            Operation operation, Weights weights, int channels, int stride, boolean affine) {
        return switch (operation) {
            case NONE,
                    TANH,
                    RELU,
                    SIGMOID,
                    IDENTITY,
                    BASIC,
                    BASIC_WIDE,
                    BASIC_DOWN,
                    BASIC_WIDE_DOWN ->
                    throw new IllegalArgumentException("no layer for " + operation.text());
            case SKIP_CONNECT ->
                    stride == 1
                            ? new Identity()
                            : new FactorizedReduction(weights, channels, channels, affine);
            case MAX_POOL_3X3 -> new Pooling(Pooling.Kind.MAX, 3, stride, 1);
            case AVG_POOL_3X3 -> new Pooling(Pooling.Kind.AVERAGE, 3, stride, 1);
            case SEP_CONV_3X3 -> separable(weights, channels, 3, stride, affine);
            case SEP_CONV_5X5 -> separable(weights, channels, 5, stride, affine);
            case SEP_CONV_7X7 -> separable(weights, channels, 7, stride, affine);
            case DIL_CONV_3X3 -> dilated(weights, channels, 3, stride, affine);
            case DIL_CONV_5X5 -> dilated(weights, channels, 5, stride, affine);
            case CONV_7X1_1X7 -> crossed(weights, channels, stride, affine);
            case NOR_CONV_1X1 -> reluConvNorm(weights, channels, channels, 1, stride, affine);
            case NOR_CONV_3X3 -> reluConvNorm(weights, channels, channels, 3, stride, affine);
        };
    }

    /** {@code ReLUConvBN}: padding keeps the image's size at stride 1. */
    static Sequence reluConvNorm(
            Weights weights, int in, int out, int kernel, int stride, boolean affine) {
        return new Sequence(
                new Relu(),
                Convolution.square(weights, in, out, kernel, stride, kernel / 2),
                new BatchNorm(weights, out, affine));
    }

    /** {@code SepConv}: depthwise and pointwise, twice; only the first has the stride. */
    private static Sequence separable(
            Weights weights, int channels, int kernel, int stride, boolean affine) {
        return new Sequence(
                new Relu(),
                Convolution.depthwise(weights, channels, kernel, stride, kernel / 2, 1),
                pointwise(weights, channels),
                new BatchNorm(weights, channels, affine),
                new Relu(),
                Convolution.depthwise(weights, channels, kernel, 1, kernel / 2, 1),
                pointwise(weights, channels),
                new BatchNorm(weights, channels, affine));
    }

    /** {@code DilConv}: dilation 2, so the padding is one less than the kernel. */
    private static Sequence dilated(
            Weights weights, int channels, int kernel, int stride, boolean affine) {
        return new Sequence(
                new Relu(),
                Convolution.depthwise(weights, channels, kernel, stride, kernel - 1, 2),
                pointwise(weights, channels),
                new BatchNorm(weights, channels, affine));
    }

    /** {@code conv_7x1_1x7}: a row of seven, then a column of seven. */
    private static Sequence crossed(Weights weights, int channels, int stride, boolean affine) {
        return new Sequence(
                new Relu(),
                new Convolution(
                        weights,
                        channels,
                        channels,
                        new Shape(1, 7),
                        new Shape(1, stride),
                        new Shape(0, 3),
                        1,
                        1),
                new Convolution(
                        weights,
                        channels,
                        channels,
                        new Shape(7, 1),
                        new Shape(stride, 1),
                        new Shape(3, 0),
                        1,
                        1),
                new BatchNorm(weights, channels, affine));
    }

    private static Convolution pointwise(Weights weights, int channels) {
        return Convolution.square(weights, channels, channels, 1, 1, 0);
    }
}
