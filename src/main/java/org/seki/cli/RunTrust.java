package org.seki.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Trust;
import org.seki.search.SearchEvent;
import org.seki.search.SearchEvent.Prepared;

/**
 * How far a run's own scores are to be trusted, as {@code seki show --json} prints it.
 *
 * @param measured of this very run's supernet and space
 * @param known what its evaluator said of itself: what was measured of its preset, or of the
 *     surrogate that answers
 * @param measure the command that measures it; null where it is measured, needs no measuring, or
 *     nothing is scored yet
 */
record RunTrust(@Nullable Trust measured, @Nullable Trust known, @Nullable String measure) {
    static RunTrust of(
            String run, String evaluator, List<SearchEvent> events, Optional<Trust> measured) {
        Optional<Prepared> prepared =
                events.stream()
                        .filter(Prepared.class::isInstance)
                        .map(Prepared.class::cast)
                        .findFirst();
        boolean wanted = measured.isEmpty() && prepared.isPresent() && Trust.inQuestion(evaluator);
        return new RunTrust(
                measured.orElse(null),
                prepared.flatMap(Prepared::trust).orElse(null),
                wanted ? "seki correlate --train 300 --run " + run : null);
    }

    /** A sentence or two. */
    String told(String evaluator) {
        Optional<Trust> own = Optional.ofNullable(measured);
        Optional<Trust> of = Optional.ofNullable(known);
        if (own.isPresent() || !Trust.inQuestion(evaluator)) {
            return Follow.trust(evaluator, own.or(() -> of));
        }
        return "Trust in its score: not measured for this very run%s. %s"
                .formatted(
                        of.map(t ->
                                        String.format(
                                                Locale.ROOT,
                                                ", for its preset Kendall τ %.2f against %s",
                                                t.tau(),
                                                t.truth()))
                                .orElse(""),
                        measure == null
                                ? "It can be once its first architecture is scored."
                                : "`%s` measures it; a table of true accuracies is quicker: --table FILE instead of --train."
                                        .formatted(measure));
    }
}
