package org.seki.evaluation;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a task is.
 *
 * @param activity what it is doing, sentence case: {@code Training the supernet}
 * @param fraction done, 0 to 1; {@link #UNTOLD} where it cannot be told
 * @param left estimated from what was measured; empty until it can be
 */
public record Progress(String activity, double fraction, Optional<Duration> left) {
    public static final double UNTOLD = -1;

    /** Something that goes on, nobody can say how long. */
    public static Progress of(String activity) {
        return new Progress(activity, UNTOLD, Optional.empty());
    }

    /**
     * Of many alike; the rest is taken to go as fast as those that were timed.
     *
     * @param done of all, parts of one too
     * @param timed how many of them took those seconds; 0 leaves the estimate empty
     */
    public static Progress paced(
            String activity, double done, double all, double timed, double seconds) {
        Optional<Duration> left =
                timed > 0
                        ? Optional.of(
                                Duration.ofMillis((long) (1e3 * seconds / timed * (all - done))))
                        : Optional.empty();
        return new Progress(activity, done / all, left);
    }
}
