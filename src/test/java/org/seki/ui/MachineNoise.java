package org.seki.ui;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How long this machine, whatever else it does, keeps a thread waiting that only wants to wake up:
 * a bound on time holds plus this. On a quiet machine it is 1–5 ms.
 */
final class MachineNoise implements AutoCloseable {
    private final AtomicLong worst = new AtomicLong();
    private final AtomicLong sum = new AtomicLong();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("machine-noise").start(this::watch);
    private volatile boolean over;

    private void watch() {
        while (!over) {
            long before = System.nanoTime();
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
        return worst.get();
    }

    /** All waits so far together, in milliseconds. */
    long totalMillis() {
        return sum.get();
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
    }
}
