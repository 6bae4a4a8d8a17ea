package org.seki.device;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether this machine's native library computes convolution gradients: libtorch 2.7.1 does not on
 * contiguous images whose channels are not a multiple of 16, so everything here is channels-last
 * and compared with double precision.
 *
 * @param channels where the largest difference was seen
 * @param difference the largest, relative to the largest gradient
 * @param seconds it took
 */
public record SelfTest(int channels, double difference, double seconds) {
    /** What the networks of DARTS and NAS-Bench-201 have, and our small presets. */
    static final List<Integer> CHANNELS = List.of(8, 12, 16, 24, 36, 48);

    /** Single precision over a few hundred products. */
    static final double TOLERANCE = 1e-4;

    private static final Shape STRIDE = new Shape(1, 1);

    /** Any thread; a fraction of a second on the engine thread. */
    public static SelfTest run(EngineThread engine) {
        return engine.call(() -> run(engine.manager()));
    }

    private static SelfTest run(NDManager manager) {
        long start = System.nanoTime();
        int worst = CHANNELS.getFirst();
        double difference = 0;
        for (int channels : CHANNELS) {
            double found = difference(manager, channels);
            if (!(found <= difference)) { // NaN counts as worse
                worst = channels;
                difference = found;
            }
        }
        return new SelfTest(worst, difference, (System.nanoTime() - start) / 1e9);
    }

    public boolean passed() {
        return difference <= TOLERANCE;
    }

    /** For people. */
    public String sentence() {
        return passed()
                ? "Convolution gradients agree with double precision (within %.0e)."
                        .formatted(difference)
                : "Convolution gradients of %d channels are wrong (off by %.0e): training on this machine's processor with this library cannot be trusted. Use a number of channels that is a multiple of 16, and report this machine."
                        .formatted(channels, difference);
    }

    /** The larger of both gradients' differences, each relative to its largest value. */
    private static double difference(NDManager manager, int channels) {
        try (NDManager scratch = manager.newSubManager()) {
            SplittableRandom random = new SplittableRandom(channels);
            NDArray images = normal(scratch, random, 8, channels, 16);
            NDArray weights = normal(scratch, random, channels, channels, 3);
            NDArray loss = normal(scratch, random, 8, channels, 16);
            NDList single = gradients(images, weights, loss, DataType.FLOAT32);
            NDList twice = gradients(images, weights, loss, DataType.FLOAT64);
            return Math.max(
                    difference(single.get(0), twice.get(0)),
                    difference(single.get(1), twice.get(1)));
        }
    }

    private static NDArray normal(
            NDManager manager, SplittableRandom random, int first, int channels, int size) {
        float[] values = new float[first * size * size * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.channelsLast(manager.create(values, new Shape(first, size, size, channels)));
    }

    /** Of the sum of (output × loss), by image and by weight. */
    private static NDList gradients(
            NDArray images, NDArray weights, NDArray loss, DataType precision) {
        NDArray x = leaf(images, precision);
        NDArray w = leaf(weights, precision);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray y =
                    Conv2d.conv2d(x, w, null, STRIDE, new Shape(1, 1), new Shape(1, 1), 1)
                            .singletonOrThrow();
            collector.backward(y.mul(loss.toType(precision, false)).sum());
        }
        return new NDList(x.getGradient(), w.getGradient());
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
