package org.seki.search;

import java.util.List;
import org.seki.space.Architecture;
import org.seki.strategist.Known;

/**
 * What an iteration's turns led to.
 *
 * @param events the turns, in order
 */
record Proposal(List<SearchEvent> events, Candidate candidate) {
    Proposal {
        events = List.copyOf(events);
    }

    sealed interface Candidate {
        /** A function not yet evaluated. */
        record New(Architecture architecture) implements Candidate {}

        /** A function already evaluated, whose score is reused. */
        record Old(Architecture architecture, Known known) implements Candidate {}

        /** No architecture, and why, in a sentence. */
        record Nothing(String sentence) implements Candidate {}

        /** The strategist cannot be asked now: the iteration has to wait. */
        record Unanswerable(String sentence) implements Candidate {}
    }
}
