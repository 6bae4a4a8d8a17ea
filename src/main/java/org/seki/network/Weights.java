package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.random.RandomGenerator;
import org.seki.device.Tensors;

/**
 * Makes parameters with their first values. Values come from a Java generator, never from the
 * native one, so that a seed gives the same network everywhere; convolution weights are
 * channels-last, because libtorch 2.7.1 on CPU computes wrong input gradients for contiguous 3×3
 * ones whose channels are not a multiple of 16. The manager owns every array.
 */
public final class Weights {
    private final NDManager manager;
    private final RandomGenerator random;

    public Weights(NDManager manager, RandomGenerator random) {
        this.manager = manager;
        this.random = random;
    }

    /**
     * {@code (out, in / groups, height, width)}, Kaiming-uniform with a = √5 as PyTorch's layers
     * start and hence DARTS and NAS-Bench-201: uniform within ± 1 / √fan-in (He et al. 2015).
     */
    Parameter convolution(String name, int out, int in, int height, int width) {
        float[] values = uniform(out * height * width * in, in * height * width);
        try (NDArray flat = manager.create(values, new Shape(out, height, width, in));
                NDArray view = Tensors.channelsLast(flat)) {
            return parameter(name, Parameter.Type.WEIGHT, view.duplicate());
        }
    }

    /** {@code (out, in)}, uniform within ± 1 / √in. */
    Parameter matrix(String name, int out, int in) {
        return owned(name, Parameter.Type.WEIGHT, uniform(out * in, in), new Shape(out, in));
    }

    /** {@code (n)}, uniform within ± 1 / √fan-in. */
    Parameter bias(String name, int n, int fanIn) {
        return owned(name, Parameter.Type.BIAS, uniform(n, fanIn), new Shape(n));
    }

    /** {@code (n)}, all of one value. */
    Parameter constant(String name, Parameter.Type type, int n, float value) {
        return parameter(name, type, manager.full(new Shape(n), value));
    }

    /** {@code (n)}, not a parameter: never trained, not counted, not saved. */
    NDArray fixed(int n, float value) {
        return manager.full(new Shape(n), value);
    }

    private float[] uniform(int n, int fanIn) {
        float bound = (float) (1 / Math.sqrt(fanIn));
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (2 * random.nextFloat() - 1) * bound;
        }
        return values;
    }

    /** A copy in native memory: an array made from Java values only borrows their buffer. */
    private Parameter owned(String name, Parameter.Type type, float[] values, Shape shape) {
        try (NDArray borrowed = manager.create(values, shape)) {
            return parameter(name, type, borrowed.duplicate());
        }
    }

    private static Parameter parameter(String name, Parameter.Type type, NDArray array) {
        boolean trained = type != Parameter.Type.RUNNING_MEAN && type != Parameter.Type.RUNNING_VAR;
        Parameter parameter =
                Parameter.builder().setName(name).setType(type).optRequiresGrad(trained).build();
        array.setRequiresGradient(trained);
        parameter.setArray(array);
        return parameter;
    }
}
