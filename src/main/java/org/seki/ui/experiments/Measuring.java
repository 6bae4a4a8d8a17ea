package org.seki.ui.experiments;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;

/** A measurement that goes on, between its threads and the window: the latest progress wins. */
final class Measuring implements Monitor {
    private final Executor fx;
    private final Consumer<Progress> told;
    private final AtomicReference<@Nullable Progress> latest = new AtomicReference<>();
    private volatile boolean stopped;

    /**
     * @param told hears how far it is, on the JavaFX thread
     */
    Measuring(Executor fx, Consumer<Progress> told) {
        this.fx = fx;
        this.told = told;
    }

    /** Takes effect within a second; what is scored is kept. Any thread. */
    void stop() {
        stopped = true;
    }

    @Override
    public boolean cancelled() {
        return stopped;
    }

    @Override
    public void progress(Progress progress) {
        if (latest.getAndSet(progress) == null) {
            fx.execute(() -> {
                Progress now = latest.getAndSet(null);
                if (now != null) {
                    told.accept(now);
                }
            });
        }
    }

    @Override
    public void sample(Sample sample) {}
}
