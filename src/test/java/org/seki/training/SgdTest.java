package org.seki.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.data.Augmentation;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;

/** Against torch.optim.SGD and clip_grad_norm_, written out in double precision. */
class SgdTest {
    private final EngineThread engine = SharedEngine.get();

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, false",
        "0.9, 0, 0, false",
        "0.9, 0.01, 0, false",
        "0.9, 0.01, 0.5, false",
        "0, 0.01, 3, false",
        "0.9, 0, 0.5, true",
        "0.9, 0.01, 0.5, true"
    })
    void updatesAsPyTorchWhileTheRateChanges(
            double momentum, double decay, double clip, boolean nesterov) {
        double[] expected = reference(new double[] {1, -2, 0.5}, momentum, decay, clip, nesterov);
        float[] found = engine.call(() -> ours(momentum, decay, clip, nesterov));
        for (int i = 0; i < 3; i++) {
            assertEquals(expected[i], found[i], 1e-6 * Math.max(1, Math.abs(expected[i])));
        }
    }

    private static double rate(int step) {
        return 0.1 / (1 + step) + 0.01 * (step % 2);
    }

    /** The loss is Σ w³, so the gradient is 3 w². */
    private static double[] reference(
            double[] w, double momentum, double decay, double clip, boolean nesterov) {
        double[] buffer = new double[w.length];
        for (int step = 0; step < 6; step++) {
            double norm = 0;
            for (double v : w) {
                norm += 9 * v * v * v * v;
            }
            double scale = clip > 0 ? Math.min(1, clip / (Math.sqrt(norm) + 1e-6)) : 1;
            for (int i = 0; i < w.length; i++) {
                double g = scale * 3 * w[i] * w[i] + decay * w[i];
                buffer[i] = momentum * buffer[i] + g;
                w[i] -= rate(step) * (nesterov ? g + momentum * buffer[i] : buffer[i]);
            }
        }
        return w;
    }

    private float[] ours(double momentum, double decay, double clip, boolean nesterov) {
        Recipe recipe =
                new Recipe(
                        6,
                        1,
                        new Schedule.Cosine(1, 0),
                        momentum,
                        decay,
                        clip,
                        0,
                        Augmentation.NONE);
        try (NDManager manager = engine.manager().newSubManager()) {
            Parameter a = parameter(manager, 1, -2);
            Parameter b = parameter(manager, 0.5f);
            Sgd sgd = new Sgd(manager, recipe, nesterov);
            for (int step = 0; step < 6; step++) {
                try (NDManager temporary = manager.newSubManager();
                        GradientCollector collector = manager.getEngine().newGradientCollector()) {
                    NDArray x = a.getArray();
                    NDArray y = b.getArray();
                    NDArray loss = x.mul(x).mul(x).sum().add(y.mul(y).mul(y).sum());
                    loss.attach(temporary);
                    collector.backward(loss);
                }
                sgd.update(List.of(a, b), rate(step));
            }
            float[] first = a.getArray().toFloatArray();
            return new float[] {first[0], first[1], b.getArray().toFloatArray()[0]};
        }
    }

    private static Parameter parameter(NDManager manager, float... values) {
        Parameter parameter =
                Parameter.builder().setName("w").setType(Parameter.Type.WEIGHT).build();
        NDArray array = manager.create(values).duplicate();
        array.setRequiresGradient(true);
        parameter.setArray(array);
        return parameter;
    }

    /** torch.optim.lr_scheduler.OneCycleLR(max_lr=0.1, total_steps=10), PyTorch 1.13. */
    @Test
    void oneCycleIsPyTorchs() {
        Schedule schedule = new Schedule.OneCycle(0.1);
        double[] rates = new double[10];
        for (int i = 0; i < 10; i++) {
            rates[i] = schedule.rate(i, 10);
        }
        assertArrayEquals(
                new double[] {
                    0.004,
                    0.052,
                    0.1,
                    0.095048,
                    0.08117456,
                    0.06112609,
                    0.03887431,
                    0.01882584,
                    0.0049524,
                    4e-7
                },
                rates,
                1e-6);
    }

    @Test
    void cosineFallsFromFirstTowardsLast() {
        Schedule schedule = new Schedule.Cosine(0.025, 0.001);
        assertEquals(0.025, schedule.rate(0, 50), 1e-12);
        assertEquals(0.013, schedule.rate(25, 50), 1e-12);
        assertEquals(
                0.001 + 0.024 * (1 + Math.cos(Math.PI * 0.98)) / 2, schedule.rate(49, 50), 1e-12);
    }
}
