package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

/** Pooling over a square window; an average never counts padding. */
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
            case AVERAGE -> Pool.avgPool2d(x, window, stride, padding, false, false);
        };
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
