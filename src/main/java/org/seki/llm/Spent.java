package org.seki.llm;

/**
 * What calls cost.
 *
 * @param inputTokens as the server counted, or the most it can have been when it did not say
 * @param outputTokens thinking included
 * @param dollars by the price table; 0 for models without a price
 * @param seconds waited, pauses between retries included
 * @param calls requests sent
 */
public record Spent(
        long inputTokens, long outputTokens, double dollars, double seconds, int calls) {
    public static final Spent NOTHING = new Spent(0, 0, 0, 0, 0);

    public Spent plus(Spent other) {
        return new Spent(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                dollars + other.dollars,
                seconds + other.seconds,
                calls + other.calls);
    }
}
