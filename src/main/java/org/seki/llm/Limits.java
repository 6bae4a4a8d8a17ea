package org.seki.llm;

import java.util.Locale;
import java.util.Optional;

/**
 * Hard caps on what may still be spent: a call that could exceed one is not sent.
 *
 * @param tokens in and out together
 * @param dollars money
 * @param calls requests, repeated ones counted each
 */
public record Limits(long tokens, double dollars, long calls) {
    public static final Limits NONE =
            new Limits(Long.MAX_VALUE, Double.POSITIVE_INFINITY, Long.MAX_VALUE);

    /** What is left after this was spent. */
    Limits minus(Spent spent) {
        return new Limits(
                tokens == Long.MAX_VALUE
                        ? tokens
                        : tokens - spent.inputTokens() - spent.outputTokens(),
                dollars - spent.dollars(),
                calls == Long.MAX_VALUE ? calls : calls - spent.calls());
    }

    /** Why this call must not be sent, in a sentence. */
    Optional<String> forbids(ChatRequest request, String model, Optional<Price> price) {
        long in = request.mostInputTokens();
        long out = request.sampling().maxTokens();
        if (calls < 1) {
            return Optional.of(
                    "The cap on calls is reached: none is left. Raise the cap to go on.");
        }
        if (tokens < in + out) {
            return Optional.of(
                    String.format(
                            Locale.ROOT,
                            "The next call could use up to %,d tokens (%,d for the prompt at one a byte, %,d for the reply), and %,d are left of the cap. Raise the cap, or lower the longest reply.",
                            in + out,
                            in,
                            out,
                            Math.max(0, tokens)));
        }
        if (dollars == Double.POSITIVE_INFINITY) {
            return Optional.empty();
        }
        if (price.isEmpty()) {
            return Optional.of(
                    "A cap on money needs the price of %s: add a line for it to prices.csv, or cap tokens instead."
                            .formatted(model));
        }
        double most = price.get().dollars(in, out);
        return dollars < most
                ? Optional.of(
                        String.format(
                                Locale.ROOT,
                                "The next call could cost up to $%.4f, and $%.4f is left of the cap. Raise the cap, or lower the longest reply.",
                                most,
                                Math.max(0, dollars)))
                : Optional.empty();
    }
}
