package org.seki.ui.training;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.seki.training.Epoch;
import org.seki.training.FinalListener;
import org.seki.training.Position;
import org.seki.training.TrainingOrder;

/**
 * A training that goes on, between its threads and the window: epochs are passed on one by one,
 * positions ten times a second at most.
 */
final class Going implements FinalListener {
    private static final long TICK_NANOS = 100_000_000;
    private static final long PATIENT_NANOS = 1_000_000_000;

    /** Hears it on the JavaFX thread. */
    interface Screen {
        void begins(TrainingOrder order);

        void at(Position position);

        void ended(long seed, Epoch epoch, int epochs);

        void said(String sentence);

        void waits();
    }

    private final Executor fx;
    private final Screen screen;
    private final AtomicReference<@Nullable Position> latest = new AtomicReference<>();
    private volatile boolean cancelled;
    private volatile boolean paused;
    private volatile long told;
    private volatile long seed;

    Going(Executor fx, Screen screen) {
        this.fx = fx;
        this.screen = screen;
    }

    /** Ends it within a second; what was done since the last save is done again. Any thread. */
    void stop() {
        cancelled = true;
    }

    /** Ends it after its batch, with everything saved. Any thread. */
    void pause() {
        paused = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public boolean paused() {
        return paused;
    }

    @Override
    public void begins(TrainingOrder order) {
        seed = order.seed();
        told = System.nanoTime();
        fx.execute(() -> screen.begins(order));
    }

    @Override
    public void waits() {
        long now = System.nanoTime();
        if (now - told > PATIENT_NANOS) {
            told = now;
            fx.execute(screen::waits);
        }
    }

    @Override
    public void step(Position position) {
        boolean last = position.batch() == position.batches();
        long now = System.nanoTime();
        if ((last || now - told >= TICK_NANOS) && latest.getAndSet(position) == null) {
            told = now;
            fx.execute(() -> {
                Position at = latest.getAndSet(null);
                if (at != null) {
                    screen.at(at);
                }
            });
        }
    }

    @Override
    public void epoch(Epoch epoch, int epochs) {
        long of = seed;
        fx.execute(() -> screen.ended(of, epoch, epochs));
    }

    @Override
    public void said(String sentence) {
        fx.execute(() -> screen.said(sentence));
    }
}
