package org.seki.search;

import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;

/** Hears a search. Called on the search and engine threads; must return at once. */
public interface SearchListener {
    /** A fact, after it has been journaled. */
    void event(SearchEvent event);

    /** How far the current task is; latest value wins. */
    void progress(Progress progress);

    /** A point of a live curve. */
    void sample(Sample sample);

    /** The reply being written in this iteration; latest value wins. */
    void text(int iteration, String soFar);

    /** What the search thread is doing now. */
    void state(RunState state);

    /**
     * The search cannot go on by itself: a full disk, a server that does not answer, a person's
     * change that could not be saved. Nothing that was evaluated is lost.
     *
     * @param sentence what happened, where, and what to do
     * @return true to wait, paused, until a person runs it on (which tries again) or stops it;
     *     false to end it as {@link RunState#FAILED}, to be resumed later
     */
    default boolean trouble(String sentence) {
        return false;
    }
}
