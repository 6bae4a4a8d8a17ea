package org.seki.evaluation;

import java.util.concurrent.CancellationException;

/**
 * What a long task tells while it works, and how it learns to stop. Called from the worker; must
 * return at once.
 */
public interface Monitor {
    /** Hears nothing and never cancels. */
    Monitor NONE =
            new Monitor() {
                @Override
                public boolean cancelled() {
                    return false;
                }

                @Override
                public void progress(Progress progress) {}

                @Override
                public void sample(Sample sample) {}
            };

    boolean cancelled();

    void progress(Progress progress);

    void sample(Sample sample);

    /**
     * @throws CancellationException once the task has been cancelled
     */
    default void check() {
        if (cancelled()) {
            throw new CancellationException("cancelled");
        }
    }
}
