package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How long this machine, whatever else it does, keeps a thread waiting that only wants to wake up:
 * a bound on time holds plus this. On a quiet machine it is 1–5 ms.
 */
final class MachineNoise implements AutoCloseable {
    private final AtomicLong worst = new AtomicLong();
    private final AtomicLong sum = new AtomicLong();
    private volatile long since = System.nanoTime();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("machine-noise").start(this::watch);
    private volatile boolean over;

    private void watch() {
        while (!over) {
            long before = System.nanoTime();
            since = before;
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                return;
            }
            long late = (System.nanoTime() - before) / 1_000_000 - 5;
            worst.accumulateAndGet(late, Math::max);
            sum.addAndGet(Math.max(0, late));
        }
    }

    /** What takes time until it returns. */
    interface Act {
        void done() throws Exception;
    }

    /** Holds what is promised of every stop: within a second, and what the machine itself took. */
    static void assertWithinASecond(Act act) throws Exception {
        try (MachineNoise noise = new MachineNoise()) {
            long began = System.nanoTime();
            act.done();
            long took = (System.nanoTime() - began) / 1_000_000;
            long most = 1000 + noise.totalMillis();
            assertTrue(took < most, "it took %d ms of at most %d".formatted(took, most));
        }
    }

    /** The longest wait so far, in milliseconds. */
    long worstMillis() {
        return Math.max(worst.get(), now());
    }

    /** All waits so far together, in milliseconds. */
    long totalMillis() {
        return sum.get() + now();
    }

    /** A wait that goes on, or ended for whoever asks before it did for the watch. */
    private long now() {
        return Math.max(0, (System.nanoTime() - since) / 1_000_000 - 5);
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
    }
}
