package org.seki.evaluation;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a task is.
 *
 * @param activity what it is doing, sentence case: {@code Training the supernet}
 * @param fraction done, 0 to 1
 * @param left estimated from what was measured; empty until it can be
 */
public record Progress(String activity, double fraction, Optional<Duration> left) {}
