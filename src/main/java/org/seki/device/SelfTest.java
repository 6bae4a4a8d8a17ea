package org.seki.device;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Whether this machine's native library computes the convolutions that the networks are made of:
 * outputs and both gradients of every kernel they call, channels-last, against double precision.
 * libtorch 2.7.1 has had wrong ones that depend on the processor and on the number of channels.
 *
 * @param kernel where the largest difference was seen
 * @param channels likewise
 * @param difference the largest, relative to the largest value
 * @param seconds it took
 */
public record SelfTest(String kernel, int channels, double difference, double seconds) {
    /** What the networks of DARTS and NAS-Bench-201 have, and our small presets. */
    static final List<Integer> CHANNELS = List.of(8, 12, 16, 24, 36, 48);

    /** Single precision over a few hundred products. */
    static final double TOLERANCE = 1e-4;

    private static final int IMAGES = 2;
    private static final int SIDE = 12;

    /** 1×1 convolutions of other than whole sixteens of channels are matrix products. */
    private static final int LANES = 16;

    /** Padded by half the kernel, as many channels out as in. */
    private record Kernel(int height, int width, int down, int across, boolean depthwise) {
        private static Kernel dense(int size, int stride) {
            return new Kernel(size, size, stride, stride, false);
        }

        private static Kernel depthwise(int size, int stride) {
            return new Kernel(size, size, stride, stride, true);
        }

        private NDArray of(NDArray x, NDArray w) {
            if (height * width == 1 && w.getShape().get(0) % LANES != 0) {
                NDArray matrix = w.reshape(w.getShape().slice(0, 2));
                NDArray pixels = x.transpose(0, 2, 3, 1);
                return Tensors.channelsLast(Linear.linear(pixels, matrix, null).singletonOrThrow());
            }
            return Conv2d.conv2d(
                            x,
                            w,
                            null,
                            new Shape(down, across),
                            new Shape(height / 2, width / 2),
                            new Shape(1, 1),
                            depthwise ? (int) w.getShape().get(0) : 1)
                    .singletonOrThrow();
        }

        private String text() {
            return "%s%d×%d convolutions of stride %d"
                    .formatted(
                            depthwise ? "depthwise " : "", height, width, Math.max(down, across));
        }
    }

    /** All that the layers of the networks come down to. */
    private static final List<Kernel> KERNELS =
            List.of(
                    Kernel.dense(1, 1),
                    Kernel.dense(3, 1),
                    Kernel.dense(3, 2),
                    new Kernel(1, 7, 1, 1, false),
                    new Kernel(1, 7, 1, 2, false),
                    new Kernel(7, 1, 1, 1, false),
                    new Kernel(7, 1, 2, 1, false),
                    Kernel.depthwise(3, 1),
                    Kernel.depthwise(3, 2),
                    Kernel.depthwise(5, 1),
                    Kernel.depthwise(5, 2),
                    Kernel.depthwise(7, 1),
                    Kernel.depthwise(7, 2));

    /** Any thread; a fraction of a second on the engine thread. */
    public static SelfTest run(EngineThread engine) {
        return engine.call(() -> run(engine.manager()));
    }

    private static SelfTest run(NDManager manager) {
        long start = System.nanoTime();
        Kernel worst = KERNELS.getFirst();
        int worstChannels = CHANNELS.getFirst();
        double difference = 0;
        for (Kernel kernel : KERNELS) {
            for (int channels : CHANNELS) {
                double found = difference(manager, kernel, channels);
                // NaN is worse than any number
                if (!(found <= difference) && !Double.isNaN(difference)) {
                    worst = kernel;
                    worstChannels = channels;
                    difference = found;
                }
            }
        }
        return new SelfTest(
                worst.text(), worstChannels, difference, (System.nanoTime() - start) / 1e9);
    }

    public boolean passed() {
        return difference <= TOLERANCE;
    }

    /** For people. */
    public String sentence() {
        return passed()
                ? "Convolutions and their gradients agree with double precision (within %.0e)."
                        .formatted(difference)
                : "%s with %d channels are wrong (off by %.0e): training on this machine's processor with this library cannot be trusted. Start again with the environment variable ONEDNN_MAX_CPU_ISA=AVX2, and report this machine."
                        .formatted(
                                kernel.substring(0, 1).toUpperCase(Locale.ROOT)
                                        + kernel.substring(1),
                                channels,
                                difference);
    }

    /** The largest difference of output and gradients, each relative to its largest value. */
    private static double difference(NDManager manager, Kernel kernel, int channels) {
        try (NDManager scratch = manager.newSubManager()) {
            SplittableRandom random = new SplittableRandom(channels);
            NDArray images = normal(scratch, random, IMAGES, SIDE, SIDE, channels);
            NDArray weights =
                    normal(
                            scratch,
                            random,
                            channels,
                            kernel.height,
                            kernel.width,
                            kernel.depthwise ? 1 : channels);
            NDArray loss =
                    normal(
                            scratch,
                            random,
                            IMAGES,
                            SIDE / kernel.down,
                            SIDE / kernel.across,
                            channels);
            NDList single = computed(kernel, images, weights, loss, DataType.FLOAT32);
            NDList twice = computed(kernel, images, weights, loss, DataType.FLOAT64);
            double largest = 0;
            for (int i = 0; i < single.size(); i++) {
                largest = Math.max(largest, difference(single.get(i), twice.get(i)));
            }
            return largest;
        }
    }

    private static NDArray normal(NDManager manager, SplittableRandom random, long... nhwc) {
        Shape shape = new Shape(nhwc);
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.channelsLast(manager.create(values, shape));
    }

    /** The output, and of the sum of (output × loss) the gradients by image and by weight. */
    private static NDList computed(
            Kernel kernel, NDArray images, NDArray weights, NDArray loss, DataType precision) {
        NDArray x = leaf(images, precision);
        NDArray w = leaf(weights, precision);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray y = kernel.of(x, w);
            collector.backward(y.mul(loss.toType(precision, false)).sum());
            return new NDList(y, x.getGradient(), w.getGradient());
        }
    }

    private static NDArray leaf(NDArray array, DataType precision) {
        NDArray leaf = array.toType(precision, false).duplicate();
        leaf.setRequiresGradient(true);
        return leaf;
    }

    private static double difference(NDArray single, NDArray twice) {
        NDArray off = single.toType(DataType.FLOAT64, false).sub(twice).abs().max();
        return off.getDouble() / twice.abs().max().getDouble();
    }
}
