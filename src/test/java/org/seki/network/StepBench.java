package org.seki.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.seki.device.EngineSettings;
import org.seki.device.EngineThread;
import org.seki.device.Folders;
import org.seki.space.Architecture;
import org.seki.space.DartsSpace;
import org.seki.space.GenotypeReading;
import org.seki.space.NasBench201Space;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;

/** How long forward and backward take, all processors, batch 64 of random images. */
@Tag("bench")
class StepBench {
    private static final int BATCH = 64;
    private static final int WARM = 5;

    private final EngineThread engine =
            EngineThread.ofProcess(EngineSettings.of(Folders.ofPlatform()));

    @Test
    void dartsV2OfEightCellsAndSixteenChannels() {
        SearchSpace space = new DartsSpace();
        Architecture v2 =
                ((GenotypeReading.Read) space.read(ParameterCountTest.DARTS_V2)).architecture();
        engine.call(() -> {
            NetworkShape shape = new NetworkShape(16, 8, 10, 3, 32);
            try (StandAlone network =
                    new StandAlone(v2, shape, engine.manager(), new SplittableRandom(1))) {
                tell("DARTS_V2 8×16", () -> step(List.of(network), shape), 20);
            }
            return null;
        });
    }

    /** Five paths, each operation once on each edge. */
    @Test
    void fairStepOfNasBench201() {
        SearchSpace space = new NasBench201Space();
        List<Architecture> paths =
                Stream.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3")
                        .map(o -> "|%1$s~0|+|%1$s~0|%1$s~1|+|%1$s~0|%1$s~1|%1$s~2|".formatted(o))
                        .map(g -> ((GenotypeReading.Read) space.read(g)).architecture())
                        .toList();
        engine.call(() -> {
            NetworkShape shape = new NetworkShape(8, 1, 10, 1, 32);
            try (Supernet net =
                    new Supernet(space, shape, engine.manager(), new SplittableRandom(1))) {
                List<Network> walks = paths.stream().map(net::path).toList();
                tell("NAS-Bench-201 C = 8, N = 1, fair", () -> step(walks, shape), 60);
            }
            return null;
        });
    }

    private void step(List<? extends Network> walks, NetworkShape shape) {
        int side = shape.imageSize();
        for (Network walk : walks) {
            try (NDManager step = engine.manager().newSubManager()) {
                NDArray images =
                        step.randomNormal(new Shape(BATCH, side, side, shape.imageChannels()))
                                .transpose(0, 3, 1, 2);
                try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                    NDArray logits = walk.forward(images, Pass.training());
                    collector.backward(logits.logSoftmax(1).sum());
                }
            }
            for (Parameter parameter : walk.parameters()) {
                JniUtils.zeroGrad((PtNDArray) parameter.getArray());
            }
        }
    }

    private static void tell(String what, Runnable step, int times) {
        double[] seconds = new double[times];
        for (int i = -WARM; i < times; i++) {
            long start = System.nanoTime();
            step.run();
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        System.out.printf(
                "%s: median %.1f ms, quartiles %.1f to %.1f%n",
                what,
                1e3 * seconds[times / 2],
                1e3 * seconds[times / 4],
                1e3 * seconds[3 * times / 4]);
    }
}
