package org.seki.training;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.seki.device.EngineSettings;
import org.seki.device.EngineThread;
import org.seki.device.Folders;
import org.seki.device.ProcessTuning;

/**
 * Trains in a process of its own, tuned as the product's, and prints after step 200 and step 2,000
 * resident bytes, heap bytes and managed arrays. Run with a heap of fixed size that is touched at
 * start, so that resident memory grows only by native memory.
 */
final class TrainingMemory {
    private TrainingMemory() {}

    public static void main(String[] args) throws Exception {
        ProcessTuning.apply();
        EngineThread engine =
                EngineThread.ofProcess(
                        new EngineSettings(Folders.ofPlatform().cache().resolve("djl"), 1));
        engine.call(() -> {
            // compiles the code, fills the native library's caches
            try (TinyTraining warm = new TinyTraining(engine, 2, 4, 600)) {
                warm.run();
            }
            try (TinyTraining tiny = new TinyTraining(engine, 2, 4, 2000)) {
                print(tiny, 200);
                print(tiny, 2000);
            }
            return null;
        });
        System.exit(0);
    }

    private static void print(TinyTraining tiny, long until) throws Exception {
        tiny.training.run(() -> tiny.training.step() == until, () -> false, s -> {});
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) { // cleaners run on a thread of their own
            System.gc();
            Thread.sleep(50);
            heap =
                    Math.min(
                            heap,
                            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        System.out.printf(
                "step %d: %d %d %d%n",
                tiny.training.step(),
                resident(),
                heap,
                tiny.training.manager().getManagedArrays().size()
                        + tiny.manager.getManagedArrays().size());
    }

    private static long resident() throws IOException {
        return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * 4096;
    }
}
