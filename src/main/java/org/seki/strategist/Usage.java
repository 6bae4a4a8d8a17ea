package org.seki.strategist;

/** What a reply cost: tokens in and out, money in dollars, seconds waited. */
public record Usage(long inputTokens, long outputTokens, double dollars, double seconds) {
    public static final Usage NOTHING = new Usage(0, 0, 0, 0);

    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                dollars + other.dollars,
                seconds + other.seconds);
    }
}
