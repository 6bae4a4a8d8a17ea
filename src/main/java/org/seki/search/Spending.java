package org.seki.search;

import java.util.Optional;
import org.seki.search.SearchSettings.Budgets;
import org.seki.strategist.Allowance;

/** What a run has spent of its budgets. */
final class Spending {
    private Spending() {}

    /** Which budget is used up, in a sentence. */
    static Optional<String> exceeded(SearchState state) {
        Budgets b = state.settings().budgets();
        long tokens = state.usage().inputTokens() + state.usage().outputTokens();
        return when(
                        b.evaluations() > 0 && state.evaluations() >= b.evaluations(),
                        "The budget of %d evaluations is used.",
                        b.evaluations())
                .or(() ->
                        when(
                                b.tokens() > 0 && tokens >= b.tokens(),
                                "The budget of %d tokens is used.",
                                b.tokens()))
                .or(() ->
                        when(
                                b.dollars() > 0 && state.usage().dollars() >= b.dollars(),
                                "The budget of $%.2f is spent.",
                                b.dollars()))
                .or(() ->
                        when(
                                b.calls() > 0 && state.usage().calls() >= b.calls(),
                                "The budget of %d calls is used.",
                                b.calls()))
                .or(() ->
                        when(
                                b.seconds() > 0 && state.seconds() >= b.seconds(),
                                "The budget of %d s is used.",
                                b.seconds()));
    }

    /** What a strategist may still spend. */
    static Allowance left(SearchState state) {
        Budgets b = state.settings().budgets();
        return new Allowance(
                        b.tokens() > 0 ? b.tokens() : Long.MAX_VALUE,
                        b.dollars() > 0 ? b.dollars() : Double.POSITIVE_INFINITY,
                        b.calls() > 0 ? b.calls() : Long.MAX_VALUE)
                .minus(state.usage());
    }

    private static Optional<String> when(boolean used, String sentence, Object budget) {
        return used ? Optional.of(sentence.formatted(budget)) : Optional.empty();
    }
}
