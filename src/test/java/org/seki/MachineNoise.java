package org.seki;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long this machine, whatever else it does, keeps a thread waiting that only wants to wake up:
 * a bound on time holds plus this. On a quiet machine it is 1–5 ms.
 */
public final class MachineNoise implements AutoCloseable {
    private final AtomicLong worst = new AtomicLong();
    private final AtomicLong sum = new AtomicLong();
    private final long began = System.nanoTime();
    private volatile long since = began;
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
    public interface Act {
        void done() throws Exception;
    }

    /** Holds what is promised of every stop: within a second, and what the machine itself took. */
    public static void assertWithinASecond(Act act) throws Exception {
        assertWithin(Duration.ofSeconds(1), act);
    }

    public static void assertWithin(Duration most, Act act) throws Exception {
        try (MachineNoise noise = new MachineNoise()) {
            act.done();
            noise.assertWithin(most);
        }
    }

    /** Since this was made. */
    public void assertWithin(Duration most) {
        long took = (System.nanoTime() - began) / 1_000_000;
        long bound = most.toMillis() + totalMillis();
        assertTrue(took < bound, "it took %d ms of at most %d".formatted(took, bound));
    }

    /** The longest wait so far, in milliseconds. */
    public long worstMillis() {
        return Math.max(worst.get(), now());
    }

    /** All waits so far together, in milliseconds. */
    private long totalMillis() {
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
