package org.seki.search;

import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;

/** Passes an evaluator's news to the listener, and the stop to the evaluator. */
final class SearchMonitor implements Monitor {
    private final SearchControl control;
    private final SearchListener listener;

    SearchMonitor(SearchControl control, SearchListener listener) {
        this.control = control;
        this.listener = listener;
    }

    @Override
    public boolean cancelled() {
        return control.stopping();
    }

    @Override
    public void progress(Progress progress) {
        listener.progress(progress);
    }

    @Override
    public void sample(Sample sample) {
        listener.sample(sample);
    }
}
