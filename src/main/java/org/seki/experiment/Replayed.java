package org.seki.experiment;

import java.util.Optional;
import java.util.OptionalDouble;
import org.seki.prompt.Reading;
import org.seki.space.Architecture;
import org.seki.strategist.Answer;

/**
 * The first answer to one stored context that was asked again.
 *
 * @param subject number of the context, from 0
 * @param arm 0 or 1
 * @param repeat from 1
 * @param reading empty when no reply came
 * @param cached whether nobody had to be asked
 */
public record Replayed(
        int subject,
        int arm,
        int repeat,
        Answer answer,
        Optional<Reading> reading,
        boolean cached) {
    Optional<Architecture> architecture() {
        return reading.filter(Reading.Parsed.class::isInstance)
                .map(r -> ((Reading.Parsed) r).architecture());
    }

    OptionalDouble tokens() {
        return OptionalDouble.of(
                (double) answer.usage().inputTokens() + answer.usage().outputTokens());
    }
}
