package org.seki.ui.prompts;

import java.util.function.Consumer;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.strategist.Listener;

/** One time that somebody is asked, which a person may cancel; used by any thread. */
final class Cancellable implements Monitor, Listener {
    private final Consumer<Progress> told;
    private volatile boolean cancelled;

    /**
     * @param told hears how far it is, on any thread
     */
    Cancellable(Consumer<Progress> told) {
        this.told = told;
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void progress(Progress progress) {
        told.accept(progress);
    }

    @Override
    public void sample(Sample sample) {}

    @Override
    public void text(String soFar) {}
}
