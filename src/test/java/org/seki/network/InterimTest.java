package org.seki.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.device.Tensors;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.NasBench201Space;
import org.seki.space.NetworkShape;

class InterimTest {
    private static final NetworkShape SHAPE = new NetworkShape(8, 1, 4, 1, 16);
    private static final Architecture POOLED =
            ((GenotypeReading.Read)
                            new NasBench201Space()
                                    .read(
                                            "|avg_pool_3x3~0|+|nor_conv_1x1~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_3x3~1|avg_pool_3x3~2|"))
                    .architecture();

    private final EngineThread engine = SharedEngine.get();

    @Test
    void aPassLeavesItsOutputAndLittleElse() {
        engine.call(() -> {
            try (NDManager scratch = engine.manager().newSubManager();
                    StandAlone network =
                            new StandAlone(POOLED, SHAPE, scratch, new SplittableRandom(1))) {
                NDArray images = images(scratch);
                int before = scratch.getManagedArrays().size();
                network.forward(images, Pass.evaluation());
                int left = scratch.getManagedArrays().size() - before;
                assertTrue(left <= 8, left + " arrays are left of a pass of about a hundred");
            }
            return null;
        });
    }

    /**
     * What dropped paths and averages are multiplied by comes from Java, and must not go with it.
     */
    @Test
    void backwardHasWhatItNeeds() {
        engine.call(() -> {
            try (StandAlone network =
                    new StandAlone(POOLED, SHAPE, engine.manager(), new SplittableRandom(1))) {
                List<float[]> expected = gradients(network, false);
                for (int i = 0; i < 5; i++) {
                    List<float[]> found = gradients(network, true);
                    assertEquals(expected.size(), found.size());
                    for (int j = 0; j < found.size(); j++) {
                        assertArrayEquals(expected.get(j), found.get(j), 1e-6f);
                    }
                }
            }
            return null;
        });
    }

    /**
     * @param collect whether Java's garbage is collected before backward, and its memory used anew
     */
    private List<float[]> gradients(Network network, boolean collect) {
        List<float[]> gradients = new ArrayList<>();
        try (NDManager scratch = engine.manager().newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            Pass pass = Pass.training().dropping(new DropPath(0.3, new SplittableRandom(5)));
            NDArray loss = network.forward(images(scratch), pass).logSoftmax(1).sum();
            if (collect) {
                for (int i = 0; i < 3; i++) {
                    System.gc();
                    scratch.create(new float[1 << 16]);
                }
            }
            collector.backward(loss);
            for (Parameter parameter : network.parameters()) {
                try (NDArray gradient = parameter.getArray().getGradient()) {
                    gradients.add(gradient.toFloatArray());
                }
                JniUtils.zeroGrad((PtNDArray) parameter.getArray());
            }
        }
        return gradients;
    }

    private static NDArray images(NDManager manager) {
        SplittableRandom random = new SplittableRandom(3);
        float[] values = new float[4 * 16 * 16];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.channelsLast(manager.create(values, new Shape(4, 16, 16, 1)));
    }
}
