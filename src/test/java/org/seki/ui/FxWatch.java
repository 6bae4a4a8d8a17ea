package org.seki.ui;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * How long the JavaFX thread was ever kept from its next pulse, and from what other threads asked
 * of it, in milliseconds.
 */
final class FxWatch implements AutoCloseable {
    private final AtomicLong pulseGap = new AtomicLong();
    private final AtomicLong pulses = new AtomicLong();
    private final AtomicLong answer = new AtomicLong();
    private final AnimationTimer timer =
            new AnimationTimer() {
                private long last;

                @Override
                public void handle(long now) {
                    long before = last;
                    last = System.nanoTime();
                    pulses.incrementAndGet();
                    if (before != 0) {
                        pulseGap.accumulateAndGet(millis(last - before), Math::max);
                    }
                }
            };
    private final Thread asker = Thread.ofPlatform().daemon().name("fx-watch").start(this::ask);
    private volatile boolean over;

    FxWatch() {
        Platform.runLater(timer::start);
    }

    private void ask() {
        while (!over) {
            long asked = System.nanoTime();
            Platform.runLater(
                    () -> answer.accumulateAndGet(millis(System.nanoTime() - asked), Math::max));
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    long pulses() {
        return pulses.get();
    }

    /** The longest time between two pulses. */
    long pulseGap() {
        return pulseGap.get();
    }

    /** The longest time from asking the JavaFX thread to its answer. */
    long answer() {
        return answer.get();
    }

    @Override
    public void close() {
        over = true;
        asker.interrupt();
        Platform.runLater(timer::stop);
    }
}
