package org.seki.ui.fx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seki.space.Architecture;
import org.seki.strategist.Reply;
import org.seki.strategist.Stage;
import org.seki.strategist.Usage;

/**
 * All that is known of one iteration: its events folded into one value. A later event gives a new
 * row in the same place of {@link RunFeed#iterations()}.
 *
 * @param iteration from 1 over both stages; initial architectures have 0, −1, −2, …
 * @param parent the iteration whose architecture was to be improved, in self-evolution
 * @param shown the iterations that were shown, in knowledge inspiration
 * @param attempts every proposal of this iteration, in order
 * @param architecture empty until one is evaluated (or reused)
 * @param score NaN until there is one
 * @param metrics named parts of the score: {@code accuracy} in percent, {@code loss}, {@code
 *     parameters}, …
 * @param seconds what the evaluation cost; 0 before it and for a reused score
 * @param improved whether its score was better than every one before
 * @param sentence why it failed, or which iteration's score was reused; empty otherwise
 */
public record IterationRow(
        int iteration,
        Stage stage,
        Outcome outcome,
        Optional<Integer> parent,
        List<Integer> shown,
        List<Proposal> attempts,
        Optional<Architecture> architecture,
        double score,
        Map<String, Double> metrics,
        double seconds,
        boolean improved,
        String sentence) {

    /** Where an iteration stands. */
    public enum Outcome {
        /** No architecture is accepted yet: being written, repaired, or under evaluation. */
        OPEN,
        EVALUATED,
        /** Ended with a function known already, whose score it took over. */
        REUSED,
        FAILED
    }

    /**
     * One proposal of an iteration.
     *
     * @param attempt from 1
     * @param fault why it was rejected or that it repeats a known function; empty while it stands
     */
    public record Proposal(int attempt, Reply reply, Optional<String> fault) {}

    public IterationRow {
        shown = List.copyOf(shown);
        attempts = List.copyOf(attempts);
        metrics = Map.copyOf(metrics);
    }

    /** Has a score: evaluated or reused. */
    public boolean scored() {
        return !Double.isNaN(score);
    }

    /** The reply that counts: the last one. */
    public Optional<Reply> reply() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast().reply());
    }

    /** Whether a reply of this iteration held no valid architecture or repeated a known one. */
    public boolean repaired() {
        return attempts.stream().anyMatch(a -> a.fault().isPresent());
    }

    /** What all replies of this iteration cost. */
    public Usage usage() {
        return attempts.stream().map(a -> a.reply().usage()).reduce(Usage.NOTHING, Usage::plus);
    }

    /** A named metric, such as {@code parameters}. */
    public Optional<Double> metric(String name) {
        return Optional.ofNullable(metrics.get(name));
    }

    static IterationRow open(int iteration, Stage stage) {
        return new IterationRow(
                iteration,
                stage,
                Outcome.OPEN,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Double.NaN,
                Map.of(),
                0,
                false,
                "");
    }
}
