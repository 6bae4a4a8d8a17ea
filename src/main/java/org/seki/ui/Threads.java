package org.seki.ui;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/**
 * Where the window's work runs.
 *
 * @param background for what may wait: opening, reading, closing
 * @param fx the JavaFX thread
 */
record Threads(Executor background, Executor fx) {
    static Threads real() {
        return new Threads(
                work -> Thread.ofVirtual().name("window-background").start(work),
                Platform::runLater);
    }
}
