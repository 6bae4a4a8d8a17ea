package org.seki.llm;

import java.util.Optional;

/**
 * How a model draws its tokens; what is empty is left to the server.
 *
 * @param temperature ≥ 0
 * @param topP in (0, 1]
 * @param maxTokens of the reply, thinking included, ≥ 1
 * @param seed for servers that have one
 */
public record Sampling(
        Optional<Double> temperature, Optional<Double> topP, int maxTokens, Optional<Long> seed) {
    public Sampling {
        if (maxTokens < 1) {
            throw new IllegalArgumentException(
                    "A reply needs room for at least 1 token, not " + maxTokens + ".");
        }
        if (temperature.filter(t -> !(t >= 0 && t <= 5)).isPresent()) {
            throw new IllegalArgumentException(
                    "A temperature lies from 0 to 5, not at " + temperature.get() + ".");
        }
        if (topP.filter(p -> !(p > 0 && p <= 1)).isPresent()) {
            throw new IllegalArgumentException(
                    "Top-p lies above 0 and at most at 1, not at " + topP.get() + ".");
        }
    }

    public static Sampling upTo(int maxTokens) {
        return new Sampling(Optional.empty(), Optional.empty(), maxTokens, Optional.empty());
    }

    public Sampling withSeed(long other) {
        return new Sampling(temperature, topP, maxTokens, Optional.of(other));
    }
}
