package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.random.RandomGenerator;
import org.seki.device.Tensors;

/**
 * Makes parameters with their first values. Values come from a Java generator, never from the
 * native one, so that a seed gives the same network everywhere; convolution weights are
 * channels-last, because libtorch 2.7.1 on CPU computes wrong input gradients for contiguous 3×3
 * ones whose channels are not a multiple of 16. Engine thread only; the network made of them closes
 * their manager.
 */
public final class Weights {
    /** What first values are drawn from. */
    public enum Start {
        /**
         * Kaiming-uniform with a = √5 as PyTorch's layers start, hence DARTS and NAS-Bench-201:
         * uniform within ± 1 / √fan-in (He et al. 2015).
         */
        KAIMING,
        /** The same without signs, as synflow wants it (Tanaka et al. 2020). */
        POSITIVE,
        /** Standard normal, biases 0, as the Zen score wants it (Lin et al. 2021). */
        NORMAL
    }

    private final NDManager manager;
    private final RandomGenerator random;
    private final Start start;
    private final DataType precision;

    private Weights(NDManager manager, RandomGenerator random, Start start, DataType precision) {
        this.manager = manager;
        this.random = random;
        this.start = start;
        this.precision = precision;
    }

    /**
     * Single precision, as published.
     *
     * @param parent decides the device; all weights belong to a manager below it
     */
    public static Weights kaiming(NDManager parent, RandomGenerator random) {
        return of(parent, random, Start.KAIMING, DataType.FLOAT32);
    }

    /**
     * @param precision {@code FLOAT32}, or {@code FLOAT64} for scores that span hundreds of powers
     */
    public static Weights of(
            NDManager parent, RandomGenerator random, Start start, DataType precision) {
        return new Weights(parent.newSubManager(), random, start, precision);
    }

    /** {@code (out, in / groups, height, width)}. */
    Parameter convolution(String name, int out, int in, int height, int width) {
        float[] values = draw(out * height * width * in, in * height * width);
        try (NDArray flat = create(values, new Shape(out, height, width, in));
                NDArray view = Tensors.channelsLast(flat)) {
            return parameter(name, Parameter.Type.WEIGHT, view.duplicate());
        }
    }

    /** {@code (out, in)}. */
    Parameter matrix(String name, int out, int in) {
        return parameter(
                name, Parameter.Type.WEIGHT, create(draw(out * in, in), new Shape(out, in)));
    }

    /** {@code (n)}, drawn like the weights of the same fan-in. */
    Parameter bias(String name, int n, int fanIn) {
        float[] values = start == Start.NORMAL ? new float[n] : draw(n, fanIn);
        return parameter(name, Parameter.Type.BIAS, create(values, new Shape(n)));
    }

    /** {@code (n)}, all of one value. */
    Parameter constant(String name, Parameter.Type type, int n, float value) {
        return parameter(name, type, fixed(n, value));
    }

    /** {@code (n)}, not a parameter: never trained, not counted, not saved. */
    NDArray fixed(int n, float value) {
        return manager.full(new Shape(n), value, precision);
    }

    void close() {
        manager.close();
    }

    private float[] draw(int n, int fanIn) {
        float bound = (float) (1 / Math.sqrt(fanIn));
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] =
                    switch (start) {
                        case KAIMING -> (2 * random.nextFloat() - 1) * bound;
                        case POSITIVE -> random.nextFloat() * bound;
                        case NORMAL -> (float) random.nextGaussian();
                    };
        }
        return values;
    }

    private NDArray create(float[] values, Shape shape) {
        return Tensors.copied(manager, values, shape, precision);
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
