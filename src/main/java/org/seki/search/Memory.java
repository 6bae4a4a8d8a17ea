package org.seki.search;

import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.seki.search.SearchEvent.Steered;

/**
 * A run's journal and the state that is its replay, kept equal: an event is journaled, then
 * applied, then told to the listener.
 *
 * <p>Two locks. {@code gate} orders the journal and may be held while the disk is written: the
 * search thread and the thread that journals steering wait for it, a click never does. {@code
 * state} guards memory and is held for moments.
 */
final class Memory {
    private final Object gate = new Object();
    private final Journal journal;
    private final SearchState state;
    private final SearchListener listener;
    private final SteeringCheck check;
    private final Predicate<String> again;
    private final Clock clock;
    private final String by;
    private final Queue<Steering> steerings = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    /**
     * @param again asked, with a sentence, whether to try once more what could not be journaled
     * @param by who steers
     */
    Memory(
            Journal journal,
            SearchState state,
            SearchListener listener,
            SteeringCheck check,
            Predicate<String> again,
            Clock clock,
            String by) {
        this.journal = journal;
        this.state = state;
        this.listener = listener;
        this.check = check;
        this.again = again;
        this.clock = clock;
        this.by = by;
    }

    /** Changed only by the search thread, but for what is pending. */
    SearchState state() {
        return state;
    }

    /** Tells the listener what was journaled before. */
    void replay(List<SearchEvent> events) {
        synchronized (gate) {
            events.forEach(listener::event);
        }
    }

    /**
     * All or none of the events happen.
     *
     * @throws JournalException when they cannot be journaled and nobody wants to try again
     */
    void remember(List<SearchEvent> events) {
        while (true) {
            try {
                happen(events);
                return;
            } catch (JournalException e) {
                if (!again.test(e.getMessage())) {
                    throw e;
                }
            }
        }
    }

    private void happen(List<SearchEvent> events) {
        synchronized (gate) {
            journal.append(events);
            synchronized (state) {
                events.forEach(state::apply);
            }
            events.forEach(listener::event);
        }
    }

    /** The search thread passes the gate into the next iteration. */
    void enter() {
        synchronized (gate) {
            journalSteerings();
            synchronized (state) {
                state.enter(state.iteration() + 1);
            }
        }
    }

    /**
     * Returns at once; journaled by another thread as soon as the gate is free, at the latest by
     * the search thread before it passes. Any thread.
     *
     * @throws SearchRefused in a sentence, with nothing changed
     */
    void steer(Steering steering) {
        refuseWhenEnded();
        synchronized (state) {
            check.check(steering, state);
        }
        steerings.add(steering);
        Thread.ofVirtual().name("steering").start(this::journalSteerings);
    }

    private void refuseWhenEnded() {
        if (ended) {
            throw new SearchRefused(
                    "This run has ended, so nothing can be changed in it.",
                    "run",
                    "Resume it, or start a new one.");
        }
    }

    private void journalSteerings() {
        synchronized (gate) {
            for (Steering s = steerings.poll(); s != null; s = steerings.poll()) {
                journal(s);
            }
        }
    }

    private void journal(Steering steering) {
        try {
            refuseWhenEnded();
            check.check(steering, state);
            happen(List.of(new Steered(state.entered(), steering, by, clock.instant())));
        } catch (JournalException | SearchRefused e) {
            listener.trouble("The change was not made. " + e.getMessage());
        }
    }

    /**
     * Breaks the seal of the test metric, in the journal too.
     *
     * @throws SearchRefused when it has to stay sealed
     * @throws JournalException when it cannot be journaled; it is sealed still
     */
    void unseal() {
        synchronized (gate) {
            state.unseal(by, clock.instant()).ifPresent(unsealed -> happen(List.of(unsealed)));
        }
    }

    /** Journals what was steered, and takes no more. */
    void end() {
        synchronized (gate) {
            journalSteerings();
            ended = true;
        }
    }
}
