package org.seki.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;

/** Hears a search and lets a test wait for what it hears. */
public class Heard implements SearchListener {
    private final List<SearchEvent> events = new ArrayList<>();
    private final List<RunState> states = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final BlockingQueue<Object> news = new LinkedBlockingQueue<>();

    @Override
    public synchronized void event(SearchEvent event) {
        events.add(event);
        news.add(event);
    }

    @Override
    public void progress(Progress progress) {}

    @Override
    public void sample(Sample sample) {}

    @Override
    public void text(int iteration, String soFar) {}

    @Override
    public synchronized void state(RunState state) {
        states.add(state);
        news.add(state);
    }

    @Override
    public synchronized boolean trouble(String sentence) {
        troubles.add(sentence);
        news.add(sentence);
        return true;
    }

    public synchronized List<SearchEvent> events() {
        return List.copyOf(events);
    }

    public synchronized List<RunState> states() {
        return List.copyOf(states);
    }

    public synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** Waits until this is heard, forgetting what came before it. */
    public void waitFor(RunState state) throws InterruptedException {
        waitFor(state::equals, state);
    }

    void waitForSteered(Steering steering) throws InterruptedException {
        waitFor(
                heard -> heard instanceof SearchEvent.Steered s && s.steering().equals(steering),
                steering);
    }

    private void waitFor(Predicate<Object> what, Object name) throws InterruptedException {
        Object heard;
        do {
            heard = news.poll(20, TimeUnit.SECONDS);
            if (heard == null) {
                throw new AssertionError("not heard within 20 s: " + name);
            }
        } while (!what.test(heard));
    }
}
