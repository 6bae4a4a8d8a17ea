package org.seki.search;

import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a listener's own errors from ending the search: they are logged. */
final class GuardedListener implements SearchListener {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

    private final SearchListener listener;

    GuardedListener(SearchListener listener) {
        this.listener = listener;
    }

    @Override
    public void event(SearchEvent event) {
        guard(() -> listener.event(event));
    }

    @Override
    public void progress(Progress progress) {
        guard(() -> listener.progress(progress));
    }

    @Override
    public void sample(Sample sample) {
        guard(() -> listener.sample(sample));
    }

    @Override
    public void text(int iteration, String soFar) {
        guard(() -> listener.text(iteration, soFar));
    }

    @Override
    public void state(RunState state) {
        guard(() -> listener.state(state));
    }

    @Override
    public boolean trouble(String sentence) {
        boolean[] wait = {false};
        guard(() -> wait[0] = listener.trouble(sentence));
        return wait[0];
    }

    private static void guard(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("a listener of the search failed; the search goes on", e);
        }
    }
}
