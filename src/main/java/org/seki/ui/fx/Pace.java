package org.seki.ui.fx;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Lets a costly drawing take at most a fifth of the window's time, come at most three times a
 * second, for the renderer takes its time too, and have a pulse of its own: half-way between two
 * ticks of the pump, which give all others their work.
 */
public final class Pace {
    private static final double SHARE = 5;
    private static final long LEAST = 250_000_000;

    private final PauseTransition pause = new PauseTransition();
    private long free = Long.MIN_VALUE;
    private boolean due;

    /**
     * @param again called when it may be drawn, if it may not be now
     */
    public Pace(Runnable again) {
        pause.setOnFinished(_ -> {
            due = true;
            again.run();
        });
    }

    /** Draws now, or not yet. */
    public boolean draw(boolean costly, Runnable drawing) {
        long now = System.nanoTime();
        if (costly && !due) {
            if (pause.getStatus() != Animation.Status.RUNNING) {
                pause.setDuration(Duration.millis(betweenTicks((free - now) / 1e6)));
                pause.playFromStart();
            }
            return false;
        }
        due = false;
        drawing.run();
        free = System.nanoTime() + Math.max(LEAST, (long) (SHARE * (System.nanoTime() - now)));
        return true;
    }

    /** At least so many milliseconds after a tick, and half a tick from the one before. */
    private static double betweenTicks(double least) {
        double tick = EventPump.TICK.toMillis();
        return tick * (0.5 + Math.ceil(Math.max(0, least - tick / 2) / tick));
    }
}
