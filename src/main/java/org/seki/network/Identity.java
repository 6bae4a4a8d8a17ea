package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** The input itself, not a copy. */
public final class Identity extends Layer {
    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return x;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return inputs;
    }
}
