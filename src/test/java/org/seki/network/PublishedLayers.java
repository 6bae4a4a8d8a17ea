package org.seki.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.seki.network.Planes.Steps;

/**
 * The layers of DARTS ({@code cnn/operations.py}) and NAS-Bench-201 ({@code cell_operations.py}),
 * computed with {@link Planes} from weights by name.
 *
 * @param weights {@code (out, in, height, width)}; of fewer dimensions, the rest are 1
 * @param batch whether batch norm takes the batch's statistics, as in training, or the running ones
 * @param shared whether this is a supernet's path: batch norm within cells has no weights
 */
record PublishedLayers(Map<String, Planes> weights, boolean batch, boolean shared) {
    static PublishedLayers of(Map<String, Parameter> state, boolean batch, boolean shared) {
        Map<String, Planes> weights = new LinkedHashMap<>();
        state.forEach((name, parameter) -> weights.put(name, planes(parameter.getArray())));
        return new PublishedLayers(weights, batch, shared);
    }

    private static Planes planes(NDArray array) {
        Shape shape = array.getShape();
        int[] sides = {1, 1, 1, 1};
        for (int i = 0; i < shape.dimension(); i++) {
            sides[i] = (int) shape.get(i);
        }
        float[] values = array.toFloatArray();
        double[] twice = new double[values.length];
        Arrays.setAll(twice, i -> values[i]);
        return new Planes(sides[0], sides[1], sides[2], sides[3], twice);
    }

    private Planes weight(String name) {
        Planes weight = weights.get(name);
        if (weight == null) {
            throw new AssertionError("there is no weight " + name + " in " + weights.keySet());
        }
        return weight;
    }

    Planes conv(Planes x, String name, Steps steps, int groups) {
        return x.convolved(weight(name + ".weight"), steps, groups);
    }

    Planes norm(Planes x, String name) {
        double[] mean = batch ? x.means() : weight(name + ".running_mean").values();
        double[] variance = batch ? x.variances() : weight(name + ".running_var").values();
        double[] scale = new double[x.c()];
        Arrays.fill(scale, 1);
        double[] shift = new double[x.c()];
        if (weights.containsKey(name + ".weight")) {
            scale = weight(name + ".weight").values();
            shift = weight(name + ".bias").values();
        }
        return x.normalised(mean, variance, scale, shift);
    }

    /** {@code (N, out, 1, 1)}. */
    Planes linear(Planes x, String name) {
        Planes y = conv(x, name, Steps.of(1, 0), 1);
        double[] bias = weight(name + ".bias").values();
        for (int i = 0; i < y.values().length; i++) {
            y.values()[i] += bias[i % bias.length];
        }
        return y;
    }

    Planes reluConvNorm(Planes x, String name, int kernel, int stride) {
        Steps steps = Steps.of(stride, kernel / 2);
        return norm(conv(x.relu(), name + ".1", steps, 1), name + ".2");
    }

    /** The second convolution sees the image from its second row and column on. */
    Planes factorizedReduce(Planes x, String name) {
        Planes y = x.relu();
        Planes even = conv(y, name + ".conv_1", Steps.of(2, 0), 1);
        Planes odd = conv(y.shifted(), name + ".conv_2", Steps.of(2, 0), 1);
        return norm(even.and(odd), name + ".bn");
    }

    Planes operation(Planes x, String operation, String name, int stride, boolean normedPooling) {
        return switch (operation) {
            case "skip_connect" -> stride == 1 ? x : factorizedReduce(x, name);
            case "max_pool_3x3" -> pool(x, true, stride, name, normedPooling);
            case "avg_pool_3x3" -> pool(x, false, stride, name, normedPooling);
            case "sep_conv_3x3" -> separable(x, name, 3, stride);
            case "sep_conv_5x5" -> separable(x, name, 5, stride);
            case "dil_conv_3x3" -> dilated(x, name, 3, stride);
            case "dil_conv_5x5" -> dilated(x, name, 5, stride);
            case "nor_conv_1x1" -> reluConvNorm(x, name, 1, stride);
            case "nor_conv_3x3" -> reluConvNorm(x, name, 3, stride);
            default -> throw new AssertionError(operation);
        };
    }

    private Planes pool(Planes x, boolean largest, int stride, String name, boolean normed) {
        Planes y = x.pooled(largest, 3, Steps.of(stride, 1));
        return normed ? norm(y, name + ".1") : y;
    }

    private Planes separable(Planes x, String name, int kernel, int stride) {
        Planes y = conv(x.relu(), name + ".1", Steps.of(stride, kernel / 2), x.c());
        y = norm(conv(y, name + ".2", Steps.of(1, 0), 1), name + ".3");
        y = conv(y.relu(), name + ".5", Steps.of(1, kernel / 2), x.c());
        return norm(conv(y, name + ".6", Steps.of(1, 0), 1), name + ".7");
    }

    private Planes dilated(Planes x, String name, int kernel, int stride) {
        Steps steps = new Steps(stride, stride, kernel - 1, kernel - 1, 2);
        Planes y = conv(x.relu(), name + ".1", steps, x.c());
        return norm(conv(y, name + ".2", Steps.of(1, 0), 1), name + ".3");
    }
}
