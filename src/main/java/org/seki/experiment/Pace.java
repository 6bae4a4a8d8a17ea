package org.seki.experiment;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * How long what is left takes, from what is done, where some are worked on at the same time: at the
 * end not all have something to do, and the last one takes as long as any.
 *
 * @param atOnce how many are worked on at the same time, as long as there are so many
 * @param done how many of them have been finished
 * @param parts of those that are worked on: how far each is, 0 to 1
 * @param waiting how many are not begun
 */
record Pace(int atOnce, int done, Collection<Double> parts, int waiting) {
    /**
     * @param seconds since the first was begun
     * @return empty while nothing is known
     */
    Optional<Duration> left(double seconds) {
        double begun = parts.stream().mapToDouble(p -> p).sum();
        if (done + begun <= 0) {
            return Optional.empty();
        }
        double each = seconds * atOnce / (done + begun);
        double work = waiting + parts.size() - begun;
        double longest = waiting > 0 ? 1 : parts.stream().mapToDouble(p -> 1 - p).max().orElse(0);
        return Optional.of(
                Duration.ofMillis(Math.round(1000 * each * Math.max(work / atOnce, longest))));
    }
}
