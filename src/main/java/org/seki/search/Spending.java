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
        return used(b.evaluations(), state.evaluations(), "The budget of %.0f evaluations is used.")
                .or(() -> used(b.tokens(), tokens, "The budget of %.0f tokens is used."))
                .or(() ->
                        used(b.dollars(), state.usage().dollars(), "The budget of $%.2f is spent."))
                .or(() ->
                        used(b.calls(), state.usage().calls(), "The budget of %.0f calls is used."))
                .or(() -> used(b.seconds(), state.seconds(), "The budget of %.0f s is used."));
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

    private static Optional<String> used(double budget, double spent, String sentence) {
        return budget > 0 && spent >= budget
                ? Optional.of(sentence.formatted(budget))
                : Optional.empty();
    }
}
