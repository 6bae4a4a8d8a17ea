package org.seki.ui.fx;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Lets a costly drawing take at most a fifth of the window's time. */
public final class Pace {
    private static final double SHARE = 5;

    private final PauseTransition pause = new PauseTransition();
    private long free = Long.MIN_VALUE;

    /**
     * @param again called when it may be drawn, if it may not be now
     */
    public Pace(Runnable again) {
        pause.setOnFinished(_ -> again.run());
    }

    /** Draws now, or not yet. */
    public boolean draw(boolean costly, Runnable drawing) {
        long now = System.nanoTime();
        if (costly && now < free) {
            pause.setDuration(Duration.millis((free - now) / 1e6 + 1));
            pause.play();
            return false;
        }
        drawing.run();
        long took = System.nanoTime() - now;
        free = now + (long) (SHARE * took);
        return true;
    }
}
