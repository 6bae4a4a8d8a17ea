package org.seki.device;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that does all native work, for the life of the process: each further Java thread
 * that trains would cost seconds on its first step and up to 1.3 GB that stay, and a process has
 * one gradient collector. The native library is loaded by the first task. A daemon: it keeps no
 * process alive. Gradient mode is off outside a gradient collector.
 *
 * <p>Tasks run in the order given; a task stops early only by what it checks itself. A search and a
 * final training take turns: the training gives way after each step while another task waits.
 */
public final class EngineThread implements AutoCloseable {
    private static final int CLOSE_SECONDS = 2;
    private static final long POLL_NANOS = 10_000_000;

    private static @Nullable EngineThread ofProcess;

    private final Supplier<NativeEngine> loading;
    private final Thread thread;
    private final ThreadPoolExecutor executor;
    private volatile boolean closed;
    private @Nullable NativeEngine engine;

    EngineThread(Supplier<NativeEngine> loading) {
        this.loading = loading;
        List<Thread> made = new ArrayList<>();
        executor =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        work -> {
                            made.add(Thread.ofPlatform().daemon().name("engine").unstarted(work));
                            return made.getLast();
                        });
        executor.prestartCoreThread();
        thread = made.getFirst();
    }

    /**
     * The process's engine thread, the same for every caller until it is closed. The settings count
     * for the first call.
     */
    public static synchronized EngineThread ofProcess(EngineSettings settings) {
        if (ofProcess == null || ofProcess.closed) {
            ProcessTuning.apply();
            ofProcess = new EngineThread(() -> NativeEngine.load(settings));
        }
        return ofProcess;
    }

    /**
     * Runs the task on the engine thread and waits for it, whether or not the caller is interrupted
     * meanwhile (native work cannot be); at once when called from the engine thread.
     *
     * @throws X what the task threw
     * @throws EngineUnavailable if the native library does not load
     * @throws CancellationException if the engine was closed before the task's turn
     */
    public <T extends @Nullable Object, X extends Exception> T call(Task<T, X> task) throws X {
        if (Thread.currentThread() == thread) {
            return task.run();
        }
        return await(submit(task));
    }

    /**
     * The same, given up when that is wished for before the task's turn has come.
     *
     * @param givenUp asked again and again until then
     * @throws CancellationException when given up; the task is not run then
     */
    public <T extends @Nullable Object, X extends Exception> T call(
            Task<T, X> task, BooleanSupplier givenUp) throws X {
        if (Thread.currentThread() == thread) {
            return task.run();
        }
        var decided = new AtomicBoolean();
        Future<T> future =
                submit(() -> {
                    if (!decided.compareAndSet(false, true)) {
                        throw new CancellationException("given up before its turn");
                    }
                    return task.run();
                });
        while (!decided.get() && !future.isDone()) {
            if (givenUp.getAsBoolean() && decided.compareAndSet(false, true)) {
                throw new CancellationException("given up before its turn");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return await(future);
    }

    /** Whether a task waits for its turn: work that can be done in parts gives way then. */
    public boolean wanted() {
        return !executor.getQueue().isEmpty();
    }

    /**
     * Runs the task on the engine thread some time later; cancelled if the engine is closed before.
     */
    public <T extends @Nullable Object> Future<T> submit(Task<T, ?> task) {
        try {
            return executor.submit(() -> {
                engine();
                return task.run();
            });
        } catch (RejectedExecutionException e) {
            throw new CancellationException("the engine has been closed");
        }
    }

    /**
     * The manager under which everything native is made, on the chosen device; whoever makes a
     * manager below it closes that one. Engine thread only.
     */
    public NDManager manager() {
        return engine().manager();
    }

    /**
     * Runs the task with so many threads for one operation, where others of this process have those
     * of the settings. Engine thread only.
     *
     * @throws X what the task threw
     */
    public <T extends @Nullable Object, X extends Exception> T withThreads(
            int count, Task<T, X> task) throws X {
        int usual = engine().facts().threads();
        JniUtils.setNumThreads(count);
        try {
            return task.run();
        } finally {
            JniUtils.setNumThreads(usual);
        }
    }

    /** What was loaded, and where it computes. Any thread; loads it if need be. */
    public EngineFacts facts() {
        return call(() -> engine().facts());
    }

    /** Whether convolution gradients are right here. Any thread. */
    public SelfTest selfTest() {
        return SelfTest.run(this);
    }

    /**
     * Takes no further task, cancels those waiting, and gives the running one two seconds to end.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        List<Runnable> waiting = new ArrayList<>();
        executor.getQueue().drainTo(waiting);
        waiting.forEach(w -> ((Future<?>) w).cancel(false));
        executor.execute(this::release);
        executor.shutdown();
        try {
            if (Thread.currentThread() != thread) {
                executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private NativeEngine engine() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("native memory is for the engine thread only");
        }
        if (engine == null) {
            engine = loading.get();
        }
        return engine;
    }

    private void release() {
        if (engine != null) {
            engine.manager().close();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends @Nullable Object, X extends Exception> T await(Future<T> future)
            throws X {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof Error error) {
                        throw error;
                    }
                    throw (X) e.getCause();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
