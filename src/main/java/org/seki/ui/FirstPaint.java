package org.seki.ui;

import java.lang.management.ManagementFactory;
import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when a window that was just shown is on the screen. JavaFX thread. */
final class FirstPaint extends AnimationTimer {
    private static final Logger LOG = LoggerFactory.getLogger(FirstPaint.class);

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
            LOG.info(
                    "painted {} ms after the Java machine began",
                    ManagementFactory.getRuntimeMXBean().getUptime());
            then.run();
        }
    }
}
