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
}
