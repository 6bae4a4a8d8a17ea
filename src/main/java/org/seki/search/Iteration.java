package org.seki.search;

import java.util.List;
import java.util.Optional;
import org.seki.space.Architecture;
import org.seki.strategist.Stage;

/**
 * An iteration that has ended.
 *
 * @param index from 1; initial architectures end at 0
 * @param parent the iteration whose architecture it was to improve
 * @param architecture evaluated or repeated; empty when it failed
 * @param score NaN when it failed
 * @param replies how many the strategist gave
 * @param rejected how many of them held no valid architecture
 * @param duplicates how many repeated a known function
 */
public record Iteration(
        int index,
        Stage stage,
        Outcome outcome,
        Optional<Integer> parent,
        Optional<Architecture> architecture,
        double score,
        int replies,
        int rejected,
        int duplicates) {

    /** How an iteration ended. */
    public enum Outcome {
        EVALUATED,
        REUSED,
        FAILED
    }

    /** Whether this event is the last of its iteration, but for what monitors say. */
    static boolean ends(SearchEvent event) {
        return event instanceof SearchEvent.Evaluated
                || event instanceof SearchEvent.Reused
                || event instanceof SearchEvent.Failed;
    }

    /** All that have ended, in order; events of no iteration are passed over. */
    static List<Iteration> all(List<SearchEvent> events) {
        return SearchState.replay(events).iterations();
    }

    /** From the events of one iteration, in order, up to the one that ends it. */
    static Iteration of(List<SearchEvent> events) {
        Optional<Integer> parent = Optional.empty();
        int replies = 0;
        int rejected = 0;
        int duplicates = 0;
        for (SearchEvent event : events) {
            switch (event) {
                case SearchEvent.Proposed p -> {
                    parent = replies == 0 ? p.parent() : parent;
                    replies++;
                }
                case SearchEvent.Rejected _ -> rejected++;
                case SearchEvent.Duplicate _ -> duplicates++;
                default -> {}
            }
        }
        return switch (events.getLast()) {
            case SearchEvent.Evaluated e ->
                    new Iteration(
                            e.iteration(),
                            e.stage(),
                            Outcome.EVALUATED,
                            e.parent(),
                            Optional.of(e.architecture()),
                            e.evaluation().score(),
                            replies,
                            rejected,
                            duplicates);
            case SearchEvent.Reused r ->
                    new Iteration(
                            r.iteration(),
                            r.stage(),
                            Outcome.REUSED,
                            parent,
                            Optional.of(r.architecture()),
                            r.score(),
                            replies,
                            rejected,
                            duplicates);
            case SearchEvent.Failed f ->
                    new Iteration(
                            f.iteration(),
                            f.stage(),
                            Outcome.FAILED,
                            parent,
                            Optional.empty(),
                            Double.NaN,
                            replies,
                            rejected,
                            duplicates);
            default -> throw new IllegalArgumentException("no iteration ends with " + events);
        };
    }
}
