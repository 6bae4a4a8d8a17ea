package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** One layer after another, named {@code 0}, {@code 1}, … */
public final class Sequence extends Layer {
    private final List<Layer> steps;

    Sequence(Layer... steps) {
        this.steps = List.of(steps);
        for (int i = 0; i < steps.length; i++) {
            layer(String.valueOf(i), steps[i]);
        }
    }

    @Override
    public NDArray forward(NDArray x, Pass pass) {
        return Interim.freed(
                x,
                () -> {
                    NDArray y = x;
                    for (Layer step : steps) {
                        y = step.forward(y, pass);
                    }
                    return y;
                });
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape[] shapes = inputs;
        for (Layer step : steps) {
            shapes = step.getOutputShapes(shapes);
        }
        return shapes;
    }
}
