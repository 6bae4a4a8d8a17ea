package org.seki.strategist;

/**
 * What a run may still spend on its strategist; no call is made that could exceed it.
 *
 * @param tokens in and out together
 * @param dollars money
 * @param calls requests sent, repeated ones counted each
 */
public record Allowance(long tokens, double dollars, long calls) {
    public static final Allowance UNLIMITED =
            new Allowance(Long.MAX_VALUE, Double.POSITIVE_INFINITY, Long.MAX_VALUE);

    /** What is left after this was spent. */
    public Allowance minus(Usage usage) {
        return new Allowance(
                tokens == Long.MAX_VALUE
                        ? tokens
                        : tokens - usage.inputTokens() - usage.outputTokens(),
                dollars - usage.dollars(),
                calls == Long.MAX_VALUE ? calls : calls - usage.calls());
    }
}
