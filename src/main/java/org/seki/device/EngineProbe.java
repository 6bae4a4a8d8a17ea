package org.seki.device;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What {@link ProbeProcess} runs in a process of its own: the native library may take the process
 * with it, and one process loads one. Says a line for each finding, and is on its main thread the
 * only user of the engine.
 */
public final class EngineProbe {
    static final String COMPUTES = "computes on ";
    static final String FAILS = "fails ";
    static final String THREADS = "threads ";

    private static final int STEPS = 9;
    private static final int SIDE = 32;
    private static final int IMAGES = 64;
    private static final int CHANNELS = 16;

    private EngineProbe() {}

    /**
     * {@code cuda CACHE LIBRARIES}: whether that library computes. {@code threads CACHE 1 2 4}: how
     * fast this processor is with so many threads.
     */
    public static void main(String[] arguments) {
        ProcessTuning.apply();
        Path cache = Path.of(arguments[1]);
        if (arguments[0].equals("cuda")) {
            cuda(cache, Path.of(arguments[2]));
        } else {
            threads(cache, Arrays.copyOfRange(arguments, 2, arguments.length));
        }
        Runtime.getRuntime().halt(0); // a broken library may hang while it is unloaded
    }

    private static void cuda(Path cache, Path libraries) {
        try {
            EngineSettings settings =
                    new EngineSettings(
                            cache,
                            1,
                            Optional.of(new EngineSettings.Gpu(libraries, Optional.empty())));
            NativeEngine engine = NativeEngine.load(settings);
            step(engine.manager());
            say(COMPUTES + engine.facts().device());
        } catch (EngineUnavailable e) {
            say(FAILS + reason(e.getCause() == null ? e : e.getCause()));
        } catch (RuntimeException | LinkageError e) {
            say(FAILS + reason(e));
        }
    }

    /** One line of the innermost cause. */
    private static String reason(Throwable thrown) {
        Throwable inner = thrown;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return String.valueOf(inner.getMessage()).strip().lines().findFirst().orElse("no reason");
    }

    private static void threads(Path cache, String[] counts) {
        NativeEngine engine = NativeEngine.load(new EngineSettings(cache, 1));
        step(engine.manager());
        for (String count : counts) {
            JniUtils.setNumThreads(Integer.parseInt(count));
            step(engine.manager());
            double[] took = new double[STEPS];
            for (int i = 0; i < STEPS; i++) {
                long start = System.nanoTime();
                step(engine.manager());
                took[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(took);
            say("%s%s %s".formatted(THREADS, count, took[STEPS / 2]));
        }
    }

    /** A convolution of a small network, forwards and backwards. */
    private static void step(NDManager manager) {
        try (NDManager scratch = manager.newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray x = scratch.randomUniform(-1, 1, new Shape(IMAGES, SIDE, SIDE, CHANNELS));
            NDArray w = scratch.randomUniform(-1, 1, new Shape(CHANNELS, 3, 3, CHANNELS));
            w.setRequiresGradient(true);
            NDArray y =
                    Conv2d.conv2d(
                                    Tensors.channelsLast(x),
                                    Tensors.channelsLast(w),
                                    null,
                                    new Shape(1, 1),
                                    new Shape(1, 1))
                            .singletonOrThrow()
                            .sum();
            collector.backward(y);
            float gradient = w.getGradient().abs().max().getFloat();
            if (!(gradient > 0)) {
                throw new IllegalStateException("it computed a gradient of " + gradient);
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
