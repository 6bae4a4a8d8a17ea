package org.seki.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.device.Tensors;
import org.seki.space.Architecture;
import org.seki.space.DartsSpace;
import org.seki.space.NasBench201Space;
import org.seki.space.NetworkShape;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;

/**
 * Contiguous images give wrong gradients on CPU: no layer may turn channels-last ones into them.
 */
class ChannelsLastTest {
    private final EngineThread engine = SharedEngine.get();

    @ParameterizedTest
    @ValueSource(strings = {"darts", "nasbench201"})
    void everyReluOfEveryNetworkSeesChannelsLast(String space) {
        SearchSpace of = space.equals("darts") ? new DartsSpace() : new NasBench201Space();
        SplittableRandom random = new SplittableRandom(4);
        NetworkShape shape = new NetworkShape(12, 3, 10, 1, 16);
        AtomicInteger seen = new AtomicInteger();
        engine.call(() -> {
            try (Supernet net = new Supernet(of, shape, engine.manager(), random)) {
                for (int i = 0; i < 10; i++) {
                    Architecture architecture = of.sample(random);
                    try (NDManager step = engine.manager().newSubManager()) {
                        NDArray images = Tensors.channelsLast(step.ones(new Shape(4, 16, 16, 1)));
                        Pass pass =
                                Pass.training()
                                        .watching(y -> {
                                            seen.incrementAndGet();
                                            assertTrue(
                                                    Strides.channelsLast(y),
                                                    architecture.genotype());
                                        });
                        net.path(architecture).features(images, pass);
                    }
                }
            }
            return null;
        });
        assertTrue(seen.get() > 60, "saw " + seen);
    }

    /** Each operation, at both strides, and the size of image it says. */
    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {
                "SKIP_CONNECT", "MAX_POOL_3X3", "AVG_POOL_3X3", "SEP_CONV_3X3", "SEP_CONV_5X5",
                "SEP_CONV_7X7", "DIL_CONV_3X3", "DIL_CONV_5X5", "CONV_7X1_1X7", "NOR_CONV_1X1",
                "NOR_CONV_3X3"
            })
    void everyOperationKeepsTheOrder(Operation operation) {
        engine.call(() -> {
            Weights weights = Weights.kaiming(engine.manager(), new SplittableRandom(5));
            try (NDManager step = engine.manager().newSubManager()) {
                for (int stride = 1; stride <= 2; stride++) {
                    Layer layer = Operations.layer(operation, weights, 12, stride, true);
                    NDArray x = Tensors.channelsLast(step.ones(new Shape(3, 14, 14, 12)));
                    NDArray y = layer.forward(x, Pass.training());
                    Shape expected = new Shape(3, 12, 14 / stride, 14 / stride);
                    assertEquals(expected, y.getShape());
                    assertEquals(expected, layer.getOutputShapes(new Shape[] {x.getShape()})[0]);
                    assertTrue(Strides.channelsLast(y));
                }
            }
            weights.close();
            return null;
        });
    }
}
