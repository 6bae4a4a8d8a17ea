package org.seki.experiment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A question about a prompt, what was tried to answer it, and how it was decided.
 *
 * @param prompt whose versions are compared
 */
public record TuningSession(
        String name,
        String prompt,
        String question,
        Instant openedAt,
        List<Result> results,
        Optional<Decision> decision) {
    public TuningSession {
        results = List.copyOf(results);
    }

    /**
     * @param first hash of the version that was in use
     * @param second hash of the one that was tried
     */
    public record Result(
            Instant at,
            List<String> runs,
            String first,
            String second,
            PromptComparison comparison) {
        public Result {
            runs = List.copyOf(runs);
        }
    }

    /**
     * @param adopted a version's hash; empty when it was decided to change nothing
     */
    public record Decision(Optional<String> adopted, String reason, Instant at) {}
}
