package org.seki.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchListener;
import org.seki.strategist.ManualDesk.Sheet;

/**
 * The one way from a search to the window. The search and engine threads put facts in a queue, none
 * dropped, and live values in slots where the latest wins; a tick on the JavaFX thread moves both
 * into the {@link RunFeed}. Neither side ever waits for the other.
 */
public final class EventPump implements SearchListener {
    /** Between two ticks. */
    static final Duration TICK = Duration.millis(100);

    /** At most so many facts a tick, so that the replay of a long run never blocks the window. */
    static final int FACTS = 2000;

    /** Until the next one while facts wait: what is left over waits less than what is new. */
    private static final Duration HURRY = Duration.millis(20);

    private final RunFeed feed;
    private final Queue<SearchEvent> facts = new ConcurrentLinkedQueue<>();
    private final Map<String, Sample> samples = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Progress> progress = new AtomicReference<>();
    private final AtomicReference<RunFeed.@Nullable Writing> text = new AtomicReference<>();
    private final AtomicReference<@Nullable RunState> state = new AtomicReference<>();
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private final AtomicReference<@Nullable Optional<Sheet>> sheet = new AtomicReference<>();
    private @Nullable PauseTransition untilNext;

    public EventPump(RunFeed feed) {
        this.feed = feed;
    }

    @Override
    public void event(SearchEvent event) {
        if (event instanceof SearchEvent.Proposed) {
            text.set(null);
        }
        facts.add(event);
    }

    @Override
    public void progress(Progress now) {
        progress.set(now);
    }

    @Override
    public void sample(Sample sample) {
        samples.put(sample.series(), sample);
    }

    @Override
    public void text(int iteration, String soFar) {
        text.set(new RunFeed.Writing(iteration, soFar, false));
    }

    @Override
    public void state(RunState now) {
        state.set(now);
    }

    /** The prompt that waits for a person's reply now; empty when none does. */
    public void sheet(Optional<Sheet> now) {
        sheet.set(now);
    }

    /** The window is there to deal with it: the search waits. */
    @Override
    public boolean trouble(String sentence) {
        trouble.set(sentence);
        return true;
    }

    /** Starts ticking; on the JavaFX thread. */
    public void start() {
        if (untilNext == null) {
            untilNext = new PauseTransition(TICK);
            untilNext.setOnFinished(_ -> tick());
            untilNext.play();
        }
    }

    /**
     * Each tick asks for the next: an animation that repeats comes again right after one that was
     * late, and makes a window that is late later.
     */
    private void tick() {
        drain(FACTS);
        if (untilNext != null) {
            untilNext.setDuration(facts.isEmpty() ? TICK : HURRY);
            untilNext.playFromStart();
        }
    }

    /** Ends the ticking, after what is waiting has been moved; on the JavaFX thread. */
    public void stop() {
        if (untilNext != null) {
            untilNext.stop();
            untilNext = null;
        }
        drain();
    }

    /** Moves everything that waits; what a test calls in place of the ticks. */
    public void drain() {
        drain(Integer.MAX_VALUE);
    }

    /** What is said once is taken first, so that all that came before it comes before it here. */
    private void drain(int most) {
        Optional<Sheet> asked = sheet.getAndSet(null);
        RunState is = state.getAndSet(null);
        RunFeed.Writing written = text.getAndSet(null);
        if (written != null) {
            feed.moment().text(written.iteration(), written.text());
        }
        List<SearchEvent> batch = new ArrayList<>();
        for (SearchEvent e = facts.poll();
                e != null;
                e = batch.size() < most ? facts.poll() : null) {
            batch.add(e);
        }
        feed.facts(batch);
        samples.keySet()
                .forEach(s -> {
                    Sample latest = samples.remove(s);
                    if (latest != null) {
                        feed.sample(latest);
                    }
                });
        Progress now = progress.getAndSet(null);
        if (now != null) {
            feed.moment().progress(now);
        }
        if (asked != null) {
            feed.moment().sheet(asked);
        }
        if (is != null && batch.size() < most) {
            feed.moment().state(is);
        } else if (is != null) {
            state.compareAndSet(null, is);
        }
        String sentence = trouble.getAndSet(null);
        if (sentence != null) {
            feed.moment().trouble(sentence);
        }
    }
}
