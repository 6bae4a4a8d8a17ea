package org.seki.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Trust;
import org.seki.space.Architecture;
import org.seki.strategist.NoReply;
import org.seki.strategist.Reply;
import org.seki.strategist.Stage;

/**
 * A fact about a run. What is in the journal happened; the run's state is what replaying its events
 * gives. Iterations count from 1 over both stages; initial architectures have 0, −1, −2, ….
 */
public sealed interface SearchEvent {
    record Started(SearchSettings settings, String version) implements SearchEvent {}

    /** The evaluator is ready: the supernet was trained, or its checkpoint loaded. */
    record Prepared(String evaluator, Map<String, Double> facts, Optional<Trust> trust)
            implements SearchEvent {}

    record StageChanged(int iteration, Stage stage) implements SearchEvent {}

    /**
     * @param attempt from 1 within the iteration
     * @param parent the iteration whose architecture was to be improved, in self-evolution
     * @param shown the iterations whose architectures were shown, in knowledge inspiration
     */
    record Proposed(
            int iteration,
            Stage stage,
            int attempt,
            Optional<Integer> parent,
            List<Integer> shown,
            Reply reply)
            implements SearchEvent {}

    /**
     * The strategist had no reply to this attempt. When {@code noReply.ends()}, the search stops
     * here, the iteration is not used up and a resumed run asks again; otherwise {@link Failed}
     * follows.
     */
    record Unanswered(int iteration, Stage stage, int attempt, NoReply noReply)
            implements SearchEvent {}

    /** The reply of this attempt held no valid architecture. */
    record Rejected(int iteration, int attempt, String reason, int position)
            implements SearchEvent {}

    /** The reply of this attempt repeated a function already evaluated at {@code known}. */
    record Duplicate(int iteration, int attempt, Architecture architecture, int known, double score)
            implements SearchEvent {}

    /** The iteration ended with a new evaluation. */
    record Evaluated(
            int iteration,
            Stage stage,
            Optional<Integer> parent,
            Architecture architecture,
            Evaluation evaluation)
            implements SearchEvent {}

    /** The iteration ended with a duplicate whose score was reused. */
    record Reused(int iteration, Stage stage, Architecture architecture, int known, double score)
            implements SearchEvent {}

    /** The iteration ended without an architecture. */
    record Failed(int iteration, Stage stage, String sentence) implements SearchEvent {}

    /**
     * A person steers: accepted and journaled at once, effective from the next iteration.
     *
     * @param by who, as the system calls them
     */
    record Steered(int afterIteration, Steering steering, String by, Instant at)
            implements SearchEvent {
        /** By nobody known. */
        public Steered(int afterIteration, Steering steering) {
            this(afterIteration, steering, "", Instant.EPOCH);
        }
    }

    /** A health monitor speaks. */
    record Health(int iteration, String monitor, String evidence, String remedy)
            implements SearchEvent {}

    /** The search stopped before its end; it can be resumed. */
    record Stopped(int iteration, String sentence) implements SearchEvent {}

    record Resumed(int iteration) implements SearchEvent {}

    /**
     * The test metric may be read from now on. After {@link Finished} only: nothing that follows
     * could be chosen by it.
     *
     * @param by who broke the seal, as the system calls them
     */
    record Unsealed(String by, Instant at) implements SearchEvent {}

    /**
     * λ + γ iterations are done, or a budget is. {@code best} is the iteration of the best
     * architecture.
     */
    record Finished(int iteration, Optional<Integer> best, String sentence)
            implements SearchEvent {}
}
