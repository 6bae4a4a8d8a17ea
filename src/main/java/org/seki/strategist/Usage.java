package org.seki.strategist;

/**
 * What a reply cost.
 *
 * @param inputTokens tokens sent
 * @param outputTokens tokens received, thinking included
 * @param dollars money
 * @param seconds waited
 * @param calls requests sent, failed ones included
 */
public record Usage(
        long inputTokens, long outputTokens, double dollars, double seconds, int calls) {
    public static final Usage NOTHING = new Usage(0, 0, 0, 0, 0);

    /** Nobody was called. */
    public Usage(long inputTokens, long outputTokens, double dollars, double seconds) {
        this(inputTokens, outputTokens, dollars, seconds, 0);
    }

    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                dollars + other.dollars,
                seconds + other.seconds,
                calls + other.calls);
    }
}
