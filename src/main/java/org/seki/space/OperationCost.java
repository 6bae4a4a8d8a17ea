package org.seki.space;

import static org.seki.space.Cost.FREE;
import static org.seki.space.Cost.batchNorm;
import static org.seki.space.Cost.convolution;

/**
 * The one table from operation to cost. The blocks are those of DARTS ({@code cnn/operations.py})
 * and NAS-Bench-201 ({@code cell_operations.py}); batch normalisation is counted with scale and
 * shift, as in the stand-alone networks.
 */
public final class OperationCost {
    private OperationCost() {}

    /** What one edge costs between nodes of one width. */
    public static Cost of(Operation operation, int channels, int stride, int size) {
        return of(operation, channels, channels, stride, size);
    }

    /**
     * What one edge of a cell costs.
     *
     * @param in channels of its input
     * @param out channels of its output
     * @param stride 1 or 2
     * @param size height = width of the input in pixels
     */
    public static Cost of(Operation operation, int in, int out, int stride, int size) {
        int half = halved(size, stride);
        return switch (operation) {
            case NONE, MAX_POOL_3X3, AVG_POOL_3X3 -> FREE;
            case SKIP_CONNECT ->
                    stride == 1 && in == out ? FREE : factorizedReduction(in, out, half);
            case SEP_CONV_3X3 -> separable(in, in, 9, half).plus(separable(in, out, 9, half));
            case SEP_CONV_5X5 -> separable(in, in, 25, half).plus(separable(in, out, 25, half));
            case SEP_CONV_7X7 -> separable(in, in, 49, half).plus(separable(in, out, 49, half));
            case DIL_CONV_3X3 -> separable(in, out, 9, half);
            case DIL_CONV_5X5 -> separable(in, out, 25, half);
            case CONV_7X1_1X7 ->
                    convolution(in, in, 7, 1, (long) size * half)
                            .plus(reluConvBn(in, out, 7, half));
            case NOR_CONV_1X1 -> reluConvBn(in, out, 1, half);
            case NOR_CONV_3X3 -> reluConvBn(in, out, 9, half);
            case TANH, RELU, SIGMOID, IDENTITY, BASIC, BASIC_WIDE, BASIC_DOWN, BASIC_WIDE_DOWN ->
                    throw new IllegalArgumentException(
                            operation.text() + " is no operation on the channels of an image");
        };
    }

    /**
     * ReLU, convolution, batch normalisation.
     *
     * @param kernel height times width of the kernel
     * @param size height = width of the output in pixels
     */
    static Cost reluConvBn(int in, int out, int kernel, int size) {
        return convolution(in, out, kernel, 1, (long) size * size).plus(batchNorm(out));
    }

    /** Two 1×1 convolutions of stride 2, one shifted by a pixel, side by side. */
    static Cost factorizedReduction(int in, int out, int size) {
        return convolution(in, out, 1, 1, (long) size * size).plus(batchNorm(out));
    }

    /** ReLU, depthwise convolution, 1×1 convolution, batch normalisation. */
    private static Cost separable(int in, int out, int kernel, int size) {
        return convolution(in, in, kernel, in, (long) size * size)
                .plus(reluConvBn(in, out, 1, size));
    }

    /** The size that a "same" padded window of this stride leaves. */
    static int halved(int size, int stride) {
        return (size + stride - 1) / stride;
    }
}
