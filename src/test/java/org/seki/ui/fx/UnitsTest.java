package org.seki.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({"78.94, 78.9", "0.73451, 0.735", "-0.5, −0.500", "NaN, –", "100, 100.0"})
    void scores(double score, String text) {
        assertEquals(text, Units.score(score));
    }

    @ParameterizedTest
    @CsvSource({"0.8, +0.800", "12.3, +12.3", "-1.5, −1.500", "0, +0.000"})
    void gains(double gain, String text) {
        assertEquals(text, Units.gain(gain));
    }

    @ParameterizedTest
    @CsvSource({"312, 312", "84000, 84 k", "999, 999", "1200000, 1.2 M"})
    void counts(long count, String text) {
        assertEquals(text, Units.count(count));
    }

    @ParameterizedTest
    @CsvSource({"3349342, 3.35", "246106, 0.25", "12500000, 12.5"})
    void millions(double count, String text) {
        assertEquals(text, Units.millions(count));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 0.4 s",
        "9900, 9.9 s",
        "12000, 12 s",
        "89400, 89 s",
        "360000, 6 min",
        "7800000, 2 h 10 min"
    })
    void times(long milliseconds, String text) {
        assertEquals(text, Units.time(Duration.ofMillis(milliseconds)));
    }

    @Test
    void agoInPlainWords() {
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        assertEquals("just now", Units.ago(now.minusSeconds(20), now));
        assertEquals("8 min ago", Units.ago(now.minusSeconds(500), now));
        assertEquals("yesterday", Units.ago(now.minusSeconds(26 * 3600), now));
        assertEquals("3 days ago", Units.ago(now.minusSeconds(80 * 3600), now));
    }

    @Test
    void aChangeThatIsOneCanBeSeen() {
        assertEquals("78.1 → 78.9", Units.change(78.13, 78.94));
        assertEquals("95.170 → 95.190", Units.change(95.17, 95.19));
        assertEquals("95.2 → 95.2", Units.change(95.17, 95.17));
        assertEquals("−0.501 → 0.771", Units.change(-0.501, 0.771));
    }

    @Test
    void aColumnOfScoresHasAsManyDigitsEverywhere() {
        assertEquals("0.0", Units.score(0, 95.2));
        assertEquals("0.396", Units.score(0.396, 0.86));
        assertEquals("–", Units.score(Double.NaN, 95.2));
        assertEquals("+1.4", Units.gain(1.376, 95.2));
        assertEquals("+0.117", Units.gain(0.117, 0.86));
    }
}
