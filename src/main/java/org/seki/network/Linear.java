package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/** {@code (N, in)} to {@code (N, out)}: a matrix and a bias. */
public final class Linear extends Layer {
    private final Parameter weight;
    private final Parameter bias;

    Linear(Weights weights, int in, int out) {
        weight = own(weights.matrix("weight", out, in));
        bias = own(weights.bias("bias", out, in));
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return ai.djl.nn.core.Linear.linear(x, weight.getArray(), bias.getArray())
                .singletonOrThrow();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {new Shape(inputs[0].get(0), weight.getArray().getShape().get(0))};
    }
}
