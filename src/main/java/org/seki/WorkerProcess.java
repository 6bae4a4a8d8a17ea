package org.seki;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.seki.device.EngineSettings;
import org.seki.device.EngineThread;
import org.seki.device.Folders;
import org.seki.device.ProcessTuning;
import org.seki.experiment.Worker;

/** Does as {@link Worker} does in a process of its own, on one thread of the CPU. */
final class WorkerProcess {
    private WorkerProcess() {}

    public static void main(String[] args) throws InterruptedException {
        ProcessTuning.apply();
        Folders folders = Folders.ofPlatform();
        System.setProperty("seki.logs", folders.logs().toString());
        PrintStream answers =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Runtime.getRuntime().addShutdownHook(new Thread(WorkerProcess::stay));
        try {
            new Worker(System.in, answers, evaluators(folders)::of, () -> end(0)).work();
        } finally {
            end(1);
        }
    }

    private static EvaluatorKinds evaluators(Folders folders) {
        EngineSettings engine = new EngineSettings(folders.cache().resolve("djl"), 1);
        return new EvaluatorKinds(
                Composition.datasets(folders),
                () -> EngineThread.ofProcess(engine),
                folders.assets());
    }

    /** Ctrl-C in a terminal reaches all processes there; the one that started this one decides. */
    private static void stay() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(int code) {
        Runtime.getRuntime().halt(code);
    }
}
