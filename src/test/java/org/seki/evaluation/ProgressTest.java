package org.seki.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void theRestGoesAsFastAsWhatWasTimed() {
        assertEquals(
                new Progress("Scoring", 0.25, Optional.of(Duration.ofSeconds(30))),
                Progress.paced("Scoring", 5, 20, 4, 8));
        assertEquals(
                new Progress("Scoring", 1, Optional.of(Duration.ZERO)),
                Progress.paced("Scoring", 20, 20, 4, 8));
    }

    /** What was known before was not timed. */
    @Test
    void nobodyCanTellBeforeOneWasTimed() {
        assertEquals(
                new Progress("Scoring", 0.25, Optional.empty()),
                Progress.paced("Scoring", 5, 20, 0, 8));
    }
}
