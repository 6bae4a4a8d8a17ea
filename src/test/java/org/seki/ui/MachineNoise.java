package org.seki.ui;

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
