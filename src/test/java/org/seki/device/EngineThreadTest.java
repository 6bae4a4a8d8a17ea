package org.seki.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class EngineThreadTest {
    private final EngineThread engine = SharedEngine.get();

    @Test
    void everyTaskRunsOnTheSameDaemonThread() throws Exception {
        Thread first = engine.call(Thread::currentThread);
        Thread second = engine.submit(Thread::currentThread).get();
        assertSame(first, second);
        assertSame(first, engine.call(() -> engine.call(Thread::currentThread)));
        assertTrue(first.isDaemon());
        assertSame(engine, SharedEngine.get());
    }

    @Test
    void whatATaskThrowsReachesTheCallerAndTheThreadLivesOn() {
        Thread before = engine.call(Thread::currentThread);
        IOException e =
                assertThrows(
                        IOException.class,
                        () ->
                                engine.call(() -> {
                                    throw new IOException("disk full");
                                }));
        assertEquals("disk full", e.getMessage());
        assertThrows(
                StackOverflowError.class,
                () ->
                        engine.call(() -> {
                            throw new StackOverflowError();
                        }));
        assertSame(before, engine.call(Thread::currentThread));
    }

    @Test
    void anInterruptedCallerStillWaitsAndStaysInterrupted() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean finished = new AtomicBoolean();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread caller =
                Thread.ofPlatform()
                        .start(() -> {
                            engine.call(() -> {
                                running.countDown();
                                awaitUninterruptibly(goOn);
                                finished.set(true);
                                return finished;
                            });
                            interrupted.set(
                                    finished.get() && Thread.currentThread().isInterrupted());
                        });
        running.await();
        caller.interrupt();
        goOn.countDown();
        caller.join();
        assertTrue(interrupted.get());
    }

    @Test
    void nativeMemoryIsForTheEngineThreadOnly() {
        assertThrows(IllegalStateException.class, engine::manager);
        assertNotNull(engine.call(engine::manager));
    }

    @Test
    void gradientModeIsOffOutsideACollector() {
        assertFalse(engine.call(JniUtils::isGradMode));
        engine.call(() -> {
            try (GradientCollector c = Engine.getInstance().newGradientCollector()) {
                assertTrue(JniUtils.isGradMode());
            }
            return null;
        });
        assertFalse(engine.call(JniUtils::isGradMode));
    }

    @Test
    void factsSayWhatWasLoaded() {
        EngineFacts facts = engine.facts();
        assertEquals("2.7.1", facts.version());
        assertEquals(1, facts.threads());
        assertEquals("cpu()", facts.device());
        assertTrue(Path.of(facts.libraries()).toFile().isDirectory(), facts.libraries());
    }

    @Test
    void nnpackIsOff() {
        assumeTrue(Platform.isLinux(), "the names are those of Linux builds");
        String libraries = engine.facts().libraries();
        assertTrue(engine.call(() -> Torch.withoutNnpack(Path.of(libraries))));
    }

    @Test
    void theProcessIsTunedOnGlibc() {
        assertEquals(CLibrary.glibc().isPresent(), ProcessTuning.apply());
    }

    @Test
    void convolutionGradientsAreRight() {
        for (int i = 0; i < 3; i++) {
            SelfTest test = engine.selfTest();
            assertTrue(test.passed(), test.sentence());
            assertTrue(test.difference() > 0, "single and double precision always differ a little");
        }
    }

    @Test
    void aFailedSelfTestSaysWhatToDo() {
        SelfTest nan = new SelfTest("depthwise 3×3 convolutions", 8, Double.NaN, 0.1);
        assertFalse(nan.passed());
        assertTrue(
                nan.sentence().startsWith("Depthwise 3×3 convolutions with 8 channels are wrong"),
                nan.sentence());
        assertTrue(nan.sentence().contains("ONEDNN_MAX_CPU_ISA=AVX2"), nan.sentence());
        assertFalse(new SelfTest("3×3 convolutions", 12, 0.3, 0.1).passed());
    }

    /** By DJL's {@code mul(Number)}, about one in twenty of these gradients is wrong. */
    @Test
    void scalarsSurviveTheCollector() {
        for (int i = 0; i < 40; i++) {
            int factor = i + 2;
            float[] gradient = engine.call(() -> gradientOfScaled(factor));
            for (float g : gradient) {
                assertEquals(factor, g, "gradient " + Arrays.toString(gradient));
            }
        }
    }

    private float[] gradientOfScaled(int factor) {
        try (NDManager step = engine.manager().newSubManager()) {
            NDArray x = step.ones(new Shape(16));
            x.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray y = x.mul(Tensors.scalar(step, factor)).sum();
                System.gc();
                byte[][] garbage = new byte[64][];
                Arrays.setAll(garbage, k -> new byte[1 << 14]);
                collector.backward(y);
                return x.getGradient().toFloatArray();
            }
        }
    }

    @Test
    void aLibraryThatDoesNotLoadIsToldToEveryTask() {
        try (EngineThread other =
                new EngineThread(() -> {
                    throw new EngineUnavailable("no library", new IOException("gone"));
                })) {
            for (int i = 0; i < 2; i++) {
                assertThrows(EngineUnavailable.class, () -> other.call(() -> "never"));
            }
        }
    }

    @Test
    void closingCancelsWhatWaitsAndDoesNotWaitForever() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        EngineThread other =
                new EngineThread(() -> {
                    loading.countDown();
                    awaitUninterruptibly(goOn);
                    throw new EngineUnavailable("slow", new IOException("slow"));
                });
        Future<String> running = other.submit(() -> "never");
        Future<String> waiting = other.submit(() -> "never");
        loading.await();
        long start = System.nanoTime();
        other.close();
        assertTrue(System.nanoTime() - start < 10_000_000_000L, "close waits two seconds");
        assertThrows(CancellationException.class, waiting::get);
        assertThrows(CancellationException.class, () -> other.call(() -> "late"));
        goOn.countDown();
        assertThrows(ExecutionException.class, running::get);
        other.close();
    }

    @Test
    void aTaskHasThreadsOfItsOwnAndThoseAfterItTheUsualOnes() {
        int usual = engine.facts().threads();
        int own = usual + 1;
        assertEquals(own, engine.call(() -> engine.withThreads(own, JniUtils::getNumThreads)));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        engine.call(() ->
                                engine.withThreads(
                                        own,
                                        () -> {
                                            throw new IllegalArgumentException("it fails");
                                        })));
        assertEquals(usual, engine.call(JniUtils::getNumThreads));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // as native work: it cannot be interrupted
            }
        }
    }
}
