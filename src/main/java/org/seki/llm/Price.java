package org.seki.llm;

/** Dollars for a million tokens in and out. */
public record Price(double input, double output) {
    /** A model on one's own machine. */
    public static final Price FREE = new Price(0, 0);

    public Price {
        if (!(input >= 0) || !(output >= 0)) {
            throw new IllegalArgumentException("A price is a number of dollars, 0 or more.");
        }
    }

    public double dollars(long inputTokens, long outputTokens) {
        return (inputTokens * input + outputTokens * output) / 1e6;
    }
}
