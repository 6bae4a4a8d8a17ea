package org.seki.ui.run;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import org.seki.search.SearchSettings.Budgets;
import org.seki.strategist.Usage;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.fx.Units;

/** What the run has spent on its strategist, and what is left of each of its caps. */
public final class Spending {
    private final RunFeed feed;

    Spending(RunFeed feed) {
        this.feed = feed;
    }

    /** {@code 0.21 $ · 84 k tokens · 12 calls}. */
    StringBinding spent() {
        return Bindings.createStringBinding(
                () -> {
                    Usage usage = feed.spentProperty().get();
                    List<String> parts = new ArrayList<>();
                    if (usage.dollars() > 0) {
                        parts.add(Units.dollars(usage.dollars()));
                    }
                    parts.add(Units.count(tokens(usage)) + " tokens");
                    if (usage.calls() > 0) {
                        parts.add(usage.calls() + (usage.calls() == 1 ? " call" : " calls"));
                    }
                    return String.join(" · ", parts);
                },
                feed.spentProperty());
    }

    /** {@code 0.79 $ · 16 k tokens · 38 calls}. */
    StringBinding left() {
        return Bindings.createStringBinding(
                () -> {
                    Usage usage = feed.spentProperty().get();
                    Budgets caps = feed.changes().budgetsProperty().get();
                    List<String> parts = new ArrayList<>();
                    if (caps.dollars() > 0) {
                        parts.add(Units.dollars(Math.max(0, caps.dollars() - usage.dollars())));
                    }
                    if (caps.tokens() > 0) {
                        long left = Math.max(0, caps.tokens() - tokens(usage));
                        parts.add(Units.count(left) + " tokens");
                    }
                    if (caps.calls() > 0) {
                        long left = Math.max(0, caps.calls() - usage.calls());
                        parts.add(left + (left == 1 ? " call" : " calls"));
                    }
                    return String.join(" · ", parts);
                },
                feed.spentProperty(),
                feed.changes().budgetsProperty());
    }

    /** Whether a model is asked at all: a built-in strategist costs nothing. */
    BooleanBinding spends() {
        return Bindings.createBooleanBinding(
                () ->
                        feed.spentProperty().get().calls() > 0
                                || capped(feed.changes().budgetsProperty().get()),
                feed.spentProperty(),
                feed.changes().budgetsProperty());
    }

    BooleanBinding capped() {
        return Bindings.createBooleanBinding(
                () -> capped(feed.changes().budgetsProperty().get()),
                feed.changes().budgetsProperty());
    }

    private static boolean capped(Budgets caps) {
        return caps.dollars() > 0 || caps.tokens() > 0 || caps.calls() > 0;
    }

    private static long tokens(Usage usage) {
        return usage.inputTokens() + usage.outputTokens();
    }
}
