package org.seki.ui;

import javafx.animation.AnimationTimer;

/** Tells when what was just shown is on the screen. JavaFX thread. */
final class FirstPaint extends AnimationTimer {
    /** A pulse begins only after what the one before it drew is on the screen. */
    private static final int PULSES = 3;

    private final Runnable then;
    private int pulses;

    /**
     * @param then is run once, on the JavaFX thread
     */
    FirstPaint(Runnable then) {
        this.then = then;
    }

    @Override
    public void handle(long now) {
        if (++pulses == PULSES) {
            stop();
            then.run();
        }
    }
}
