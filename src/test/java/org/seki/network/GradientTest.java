package org.seki.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.device.Tensors;
import org.seki.space.Operation;
import org.seki.space.Stem;

/**
 * Outputs and gradients of every layer that the networks are made of, in single precision, against
 * PyTorch's plain convolution in double precision, which has no kernels of its own for processors.
 */
class GradientTest {
    /** Relative to the largest value. */
    private static final double TOLERANCE = 1e-4;

    private static final int BATCH = 3;

    /** A layer of so few takes images, which have no gradient in any training. */
    private static final int IMAGE_CHANNELS = 3;

    private final EngineThread engine = SharedEngine.get();

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 16, 24, 36, 40, 48, 72})
    void everyConvolutionOfTheNetworksIsRight(int channels) {
        engine.call(() -> {
            Weights weights = weights();
            Map<Convolution.Form, Convolution> forms = forms(weights, channels);
            assertEquals(30, forms.size());
            for (int threads = 2; threads >= 1; threads--) {
                engine.withThreads(
                        threads,
                        () -> {
                            for (Convolution convolution : forms.values()) {
                                for (int side : sides(convolution.form())) {
                                    compare(convolution, side);
                                }
                            }
                            return null;
                        });
            }
            weights.close();
            return null;
        });
    }

    /** Of every operation at both strides, and of what stands between the cells. */
    private static Map<Convolution.Form, Convolution> forms(Weights weights, int channels) {
        List<Part> layers = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            if (hasLayer(operation)) {
                layers.add(Operations.layer(operation, weights, channels, 1, true));
                layers.add(Operations.layer(operation, weights, channels, 2, true));
            }
        }
        layers.add(new ResidualReduction(weights, channels, 2 * channels));
        for (Stem stem : Stem.values()) {
            AuxiliaryHead.Form form = AuxiliaryHead.Form.of(stem);
            layers.add(new AuxiliaryHead(weights, 4 * channels, 10, form));
        }
        layers.add(new FactorizedReduction(weights, 4 * channels, channels, false));
        layers.add(Operations.reluConvNorm(weights, 4 * channels, channels, 1, 1, false));
        layers.add(Convolution.square(weights, 1, channels, 3, 1, 1));
        layers.add(Convolution.square(weights, 3, 3 * channels, 3, 1, 1));
        layers.add(Convolution.square(weights, 3, channels / 2, 3, 2, 1));
        layers.add(Convolution.square(weights, channels / 2, channels, 3, 2, 1));
        layers.add(Convolution.square(weights, channels, channels, 3, 2, 1));
        Map<Convolution.Form, Convolution> forms = new LinkedHashMap<>();
        layers.forEach(layer -> collect(layer, forms));
        return forms;
    }

    private static boolean hasLayer(Operation operation) {
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
                    false;
            default -> true;
        };
    }

    private static void collect(Part part, Map<Convolution.Form, Convolution> forms) {
        if (part instanceof Convolution convolution) {
            forms.putIfAbsent(convolution.form(), convolution);
        }
        part.parts().values().forEach(p -> collect(p, forms));
    }

    /** The last cells of a network have images of odd size, which are never halved. */
    private static int[] sides(Convolution.Form form) {
        return form.stride().size() == 1 ? new int[] {8, 7} : new int[] {8};
    }

    private void compare(Convolution convolution, int side) {
        Convolution.Form form = convolution.form();
        compare(
                convolution,
                new Shape(BATCH, side, side, form.weight().get(1) * form.groups()),
                (x, w) -> conv2d(form, x, w.getFirst()),
                form + " of " + side + " pixels");
    }

    private static NDArray conv2d(Convolution.Form form, NDArray x, NDArray weight) {
        Shape dilation = new Shape(form.dilation(), form.dilation());
        return Conv2d.conv2d(
                        x, weight, null, form.stride(), form.padding(), dilation, form.groups())
                .singletonOrThrow();
    }

    /** Both halves of the image, and their order. */
    @ParameterizedTest
    @CsvSource({"8, 8", "32, 8", "12, 24", "36, 36", "48, 80", "64, 144"})
    void theFactorizedReductionIsRight(int in, int out) {
        Shape two = new Shape(2, 2);
        Shape none = new Shape(0, 0);
        engine.call(() -> {
            Weights weights = weights();
            Shape half = new Shape(out / 2, in, 1, 1);
            Convolution.Form form = new Convolution.Form(half, two, none, 1, 1);
            compare(
                    new FactorizedReduction(weights, in, out, false),
                    new Shape(BATCH, 8, 8, in),
                    (x, w) -> {
                        NDArray y = ai.djl.nn.Activation.relu(x);
                        NDArray even = conv2d(form, y, w.get(0));
                        NDArray odd = conv2d(form, y.get(":, :, 1:, 1:"), w.get(1));
                        return even.concat(odd, 1);
                    },
                    in + " to " + out);
            weights.close();
            return null;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 16, 24, 36, 40, 48, 72})
    void poolingIsRight(int channels) {
        List<Pooling> layers =
                List.of(
                        new Pooling(Pooling.Kind.MAX, 3, 1, 1),
                        new Pooling(Pooling.Kind.MAX, 3, 2, 1),
                        new Pooling(Pooling.Kind.AVERAGE, 3, 1, 1),
                        new Pooling(Pooling.Kind.AVERAGE, 3, 2, 1),
                        new Pooling(Pooling.Kind.AVERAGE, 5, 3, 0),
                        new Pooling(Pooling.Kind.AVERAGE, 5, 2, 0),
                        new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0));
        engine.call(() -> {
            for (Pooling layer : layers) {
                compare(
                        layer,
                        new Shape(BATCH, 8, 8, channels),
                        (x, w) -> layer.forward(x, Pass.evaluation()),
                        "pooling " + channels);
            }
            return null;
        });
    }

    @Test
    void convolutionsThatNoNetworkHasAreRefused() {
        engine.call(() -> {
            Weights weights = weights();
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Convolution.square(weights, 8, 8, 1, 1, 1));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Convolution.depthwise(weights, 8, 3, 3, 2, 2));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Convolution.depthwise(weights, 8, 3, 1, 1, 2));
            weights.close();
            return null;
        });
    }

    private Weights weights() {
        return Weights.kaiming(engine.manager(), new SplittableRandom(1));
    }

    /** A layer as the definition says, from its input and its weights in order. */
    private interface Definition {
        NDArray of(NDArray x, NDList weights);
    }

    private void compare(Layer layer, Shape nhwc, Definition definition, String what) {
        try (NDManager scratch = engine.manager().newSubManager()) {
            NDArray x = normal(scratch, nhwc);
            List<NDArray> weights = layer.trained().stream().map(Parameter::getArray).toList();
            NDList found =
                    gradients(x, DataType.FLOAT32, leaf -> layer.forward(leaf, Pass.withoutNorm()));
            for (NDArray weight : weights) {
                NDArray gradient = weight.getGradient();
                gradient.attach(scratch);
                found.add(gradient);
            }
            NDList twice = new NDList();
            weights.forEach(w -> twice.add(leaf(attached(w, scratch), DataType.FLOAT64)));
            NDList expected = gradients(x, DataType.FLOAT64, leaf -> definition.of(leaf, twice));
            twice.forEach(w -> expected.add(w.getGradient()));
            for (int i = 0; i < expected.size(); i++) {
                if (i == 1 && nhwc.get(3) <= IMAGE_CHANNELS) {
                    continue; // nobody asks for it, and it is wrong on some processors
                }
                double off = difference(found.get(i), expected.get(i));
                assertTrue(off <= TOLERANCE, what + ", array " + i + ", is off by " + off);
            }
            weights.forEach(w -> JniUtils.zeroGrad((ai.djl.pytorch.engine.PtNDArray) w));
        }
    }

    private static NDArray attached(NDArray weight, NDManager scratch) {
        NDArray copy = weight.duplicate();
        copy.attach(scratch);
        return copy.stopGradient();
    }

    /** The output, and the gradient of the sum of (output × normal values) by the input. */
    private static NDList gradients(
            NDArray image, DataType precision, Function<NDArray, NDArray> layer) {
        NDArray x = leaf(image, precision);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray y = layer.apply(x);
            Shape s = y.getShape();
            NDArray loss =
                    normal(x.getManager(), new Shape(s.get(0), s.get(2), s.get(3), s.get(1)));
            collector.backward(y.mul(loss.toType(precision, true)).sum());
            return new NDList(y, x.getGradient());
        }
    }

    private static NDArray leaf(NDArray array, DataType precision) {
        NDArray leaf = array.toType(precision, false).duplicate();
        leaf.setRequiresGradient(true);
        return leaf;
    }

    private static NDArray normal(NDManager manager, Shape nhwc) {
        SplittableRandom random = new SplittableRandom(nhwc.size());
        float[] values = new float[(int) nhwc.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.channelsLast(manager.create(values, nhwc)).duplicate();
    }

    private static double difference(NDArray found, NDArray expected) {
        assertEquals(expected.getShape(), found.getShape());
        NDArray off = found.toType(DataType.FLOAT64, false).sub(expected).abs().max();
        return off.getDouble() / expected.abs().max().getDouble();
    }
}
