package org.seki.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.network.Weights.Start;

class WeightsTest {
    private final EngineThread engine = SharedEngine.get();

    /** What a weight was made from is garbage at once; the weight must not be. */
    @Test
    void outliveTheValuesTheyWereMadeFrom() {
        engine.call(() -> {
            for (DataType precision : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
                Weights weights = weights(Start.KAIMING, precision);
                List<Parameter> made = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    made.add(weights.convolution("c", 8, 8, 3, 3));
                    made.add(weights.matrix("m", 10, 64));
                    made.add(weights.bias("b", 10, 64));
                }
                List<Number[]> before = made.stream().map(p -> p.getArray().toArray()).toList();
                System.gc();
                List<ByteBuffer> garbage = new ArrayList<>();
                for (int i = 0; i < 2000; i++) {
                    garbage.add(ByteBuffer.allocateDirect(64 + i * 4));
                }
                assertEquals(2000, garbage.size());
                for (int i = 0; i < made.size(); i++) {
                    assertArrayEquals(before.get(i), made.get(i).getArray().toArray());
                }
                weights.close();
            }
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource(Start.class)
    void haveTheDistributionTheySay(Start start) {
        engine.call(() -> {
            Weights weights = weights(start, DataType.FLOAT32);
            float[] values = weights.convolution("c", 64, 32, 3, 3).getArray().toFloatArray();
            double mean = 0;
            double square = 0;
            double largest = 0;
            for (float v : values) {
                mean += v / values.length;
                square += v * v / values.length;
                largest = Math.max(largest, Math.abs(v));
            }
            double bound = 1 / Math.sqrt(32 * 9);
            switch (start) {
                case KAIMING -> {
                    assertEquals(0, mean, 0.02 * bound);
                    assertEquals(bound * bound / 3, square, 0.02 * bound * bound);
                }
                case POSITIVE -> {
                    assertEquals(bound / 2, mean, 0.02 * bound);
                    assertEquals(bound * bound / 3, square, 0.02 * bound * bound);
                }
                case NORMAL -> {
                    assertEquals(0, mean, 0.03);
                    assertEquals(1, square, 0.05);
                }
            }
            assertTrue(start == Start.NORMAL || largest <= bound);
            weights.close();
            return null;
        });
    }

    @Test
    void comeFromTheSeedAlone() {
        engine.call(() -> {
            Weights first = weights(Start.KAIMING, DataType.FLOAT32);
            Weights second = weights(Start.KAIMING, DataType.FLOAT32);
            float[] a = first.convolution("c", 8, 8, 3, 3).getArray().toFloatArray();
            float[] b = second.convolution("c", 8, 8, 3, 3).getArray().toFloatArray();
            assertArrayEquals(a, b);
            first.close();
            second.close();
            return null;
        });
    }

    /**
     * Channels-last: the array seen as (out, height, width, in) lies in memory in that order, so
     * that a direct view of it needs no copy.
     */
    @Test
    void areChannelsLast() {
        engine.call(() -> {
            Weights weights = weights(Start.KAIMING, DataType.FLOAT32);
            assertTrue(Strides.channelsLast(weights.convolution("c", 8, 12, 3, 3).getArray()));
            assertTrue(Strides.channelsLast(weights.convolution("c", 24, 12, 5, 5).getArray()));
            try (NDManager manager = engine.manager().newSubManager()) {
                assertTrue(!Strides.channelsLast(manager.ones(new Shape(8, 12, 3, 3))));
            }
            weights.close();
            return null;
        });
    }

    private Weights weights(Start start, DataType precision) {
        return Weights.of(engine.manager(), new SplittableRandom(3), start, precision);
    }
}
