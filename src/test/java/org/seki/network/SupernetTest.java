package org.seki.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.device.Tensors;
import org.seki.space.Architecture;
import org.seki.space.NasBench201Space;
import org.seki.space.NetworkShape;

class SupernetTest {
    private final NasBench201Space space = new NasBench201Space();
    private final EngineThread engine = SharedEngine.get();

    @Test
    void trains500StepsOfEightChannelsWithoutNaN() {
        NetworkShape shape = new NetworkShape(8, 1, 10, 1, 28);
        double loss = engine.call(() -> train(shape, 500));
        assertTrue(loss < 1.0, "four separable classes are learnt, but the loss is " + loss);
    }

    /** Stripes of four widths in noise; momentum-free descent along random paths. */
    private double train(NetworkShape shape, int steps) {
        SplittableRandom random = new SplittableRandom(1);
        double mean = 2.3;
        try (Supernet net = new Supernet(space, shape, engine.manager(), random)) {
            for (int i = 0; i < steps; i++) {
                Architecture architecture = space.sample(random);
                try (NDManager step = engine.manager().newSubManager()) {
                    float loss = step(net.path(architecture), step, random);
                    assertTrue(Float.isFinite(loss), "loss " + loss + " at step " + i);
                    mean = 0.98 * mean + 0.02 * loss;
                }
            }
        }
        return mean;
    }

    private static float step(Network path, NDManager step, SplittableRandom random) {
        int n = 16;
        float[] images = new float[n * 28 * 28];
        float[] labels = new float[n];
        for (int i = 0; i < n; i++) {
            int label = random.nextInt(4);
            labels[i] = label;
            for (int p = 0; p < 28 * 28; p++) {
                double wave = Math.sin(2 * Math.PI * (p % 28) / (3 + 3 * label));
                images[i * 28 * 28 + p] = (float) (wave + 0.3 * random.nextGaussian());
            }
        }
        NDArray x = Tensors.channelsLast(step.create(images, new Shape(n, 28, 28, 1)));
        NDArray y = step.create(labels);
        NDArray loss;
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray logits = path.forward(x, Pass.training());
            assertEquals(new Shape(n, 10), logits.getShape());
            loss = Loss.softmaxCrossEntropyLoss().evaluate(new NDList(y), new NDList(logits));
            collector.backward(loss);
        }
        NDArray rate = Tensors.scalar(step, 0.05f);
        for (Parameter parameter : path.parameters()) {
            NDArray weight = parameter.getArray();
            try (NDArray gradient = weight.getGradient();
                    NDArray change = gradient.mul(rate)) {
                weight.subi(change);
                gradient.subi(gradient);
            }
        }
        return loss.getFloat();
    }
}
