package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import org.seki.device.Tensors;

/**
 * Pooling over a square window; an average never counts padding. DJL 0.36.0 offers that and counts
 * it nevertheless, so an average over fewer pixels is scaled up afterwards.
 */
public final class Pooling extends Layer {
    /** What is taken of a window. */
    enum Kind {
        MAX,
        AVERAGE
    }

    private final Kind kind;
    private final Shape window;
    private final Shape stride;
    private final Shape padding;

    Pooling(Kind kind, int window, int stride, int padding) {
        this.kind = kind;
        this.window = new Shape(window, window);
        this.stride = new Shape(stride, stride);
        this.padding = new Shape(padding, padding);
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return switch (kind) {
            case MAX -> Pool.maxPool2d(x, window, stride, padding, false);
            case AVERAGE -> Interim.freed(x, () -> average(x));
        };
    }

    private NDArray average(NDArray x) {
        NDArray y = Pool.avgPool2d(x, window, stride, padding, false, true);
        if (padding.get(0) == 0) {
            return y;
        }
        int[] down = inside(x.getShape().get(2), y.getShape().get(2));
        int[] across = inside(x.getShape().get(3), y.getShape().get(3));
        float[] scale = new float[down.length * across.length];
        for (int i = 0; i < scale.length; i++) {
            int pixels = down[i / across.length] * across[i % across.length];
            scale[i] = (float) window.size() / pixels;
        }
        Shape shape = new Shape(1, 1, down.length, across.length);
        return y.mul(Tensors.copied(y.getManager(), scale, shape, y.getDataType()));
    }

    /** How many rows or columns of the image each window covers. */
    private int[] inside(long side, long out) {
        int[] inside = new int[(int) out];
        for (int i = 0; i < out; i++) {
            long first = i * stride.get(0) - padding.get(0);
            inside[i] = (int) (Math.min(side, first + window.get(0)) - Math.max(0, first));
        }
        return inside;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape in = inputs[0];
        long[] out = {in.get(0), in.get(1), 0, 0};
        for (int i = 0; i < 2; i++) {
            out[i + 2] = (in.get(i + 2) + 2 * padding.get(i) - window.get(i)) / stride.get(i) + 1;
        }
        return new Shape[] {new Shape(out)};
    }
}
