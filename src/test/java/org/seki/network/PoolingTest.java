package org.seki.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.device.Tensors;

/** Average pooling and its gradient against the definition, pixel by pixel in double precision. */
class PoolingTest {
    private static final int CHANNELS = 8;

    private final EngineThread engine = SharedEngine.get();

    @ParameterizedTest
    @CsvSource({
        "3, 1, 1, 7, FLOAT32",
        "3, 2, 1, 8, FLOAT32",
        "3, 2, 1, 7, FLOAT32",
        "3, 1, 1, 4, FLOAT64",
        "2, 2, 0, 8, FLOAT32",
        "5, 3, 0, 8, FLOAT32"
    })
    void anAverageNeverCountsPadding(int window, int stride, int pad, int side, DataType type) {
        int out = (side + 2 * pad - window) / stride + 1;
        SplittableRandom random = new SplittableRandom(side);
        double[][][] x = new double[side][side][CHANNELS];
        float[] flat = new float[side * side * CHANNELS];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) random.nextGaussian();
            x[i / CHANNELS / side][i / CHANNELS % side][i % CHANNELS] = flat[i];
        }
        double[][][] y = new double[out][out][CHANNELS];
        double[][][] gradient = new double[side][side][CHANNELS];
        average(window, stride, pad, x, y, gradient);
        engine.call(() -> {
            try (NDManager scratch = engine.manager().newSubManager()) {
                NDArray image =
                        Tensors.channelsLast(
                                        scratch.create(flat, new Shape(1, side, side, CHANNELS))
                                                .toType(type, true))
                                .duplicate();
                image.setRequiresGradient(true);
                Pooling layer = new Pooling(Pooling.Kind.AVERAGE, window, stride, pad);
                try (GradientCollector collector = scratch.getEngine().newGradientCollector()) {
                    NDArray pooled = layer.forward(image, Pass.training());
                    collector.backward(pooled.sum());
                    same(y, pooled);
                }
                same(gradient, image.getGradient());
            }
            return null;
        });
    }

    /** The gradient of the sum: what each pixel counts for in all averages. */
    private static void average(
            int window,
            int stride,
            int pad,
            double[][][] x,
            double[][][] y,
            double[][][] gradient) {
        int side = x.length;
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < y.length; column++) {
                int top = Math.max(0, row * stride - pad);
                int bottom = Math.min(side, row * stride - pad + window);
                int left = Math.max(0, column * stride - pad);
                int right = Math.min(side, column * stride - pad + window);
                double count = (bottom - top) * (right - left);
                for (int c = 0; c < CHANNELS; c++) {
                    for (int i = top; i < bottom; i++) {
                        for (int j = left; j < right; j++) {
                            y[row][column][c] += x[i][j][c] / count;
                            gradient[i][j][c] += 1 / count;
                        }
                    }
                }
            }
        }
    }

    private static void same(double[][][] expected, NDArray found) {
        assertEquals(new Shape(1, CHANNELS, expected.length, expected.length), found.getShape());
        float[] values = found.toType(DataType.FLOAT32, true).toFloatArray();
        int side = expected.length;
        for (int i = 0; i < values.length; i++) {
            int pixel = i % (side * side);
            assertEquals(expected[pixel / side][pixel % side][i / side / side], values[i], 1e-5);
        }
    }
}
