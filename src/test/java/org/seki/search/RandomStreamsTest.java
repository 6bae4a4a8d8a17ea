package org.seki.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class RandomStreamsTest {
    @Test
    void aStreamIsTheSameInEveryProcess() {
        // written down once: a change here changes every stored run's continuation
        assertEquals(
                -1745520046894981323L, new RandomStreams(1).stream("strategist", 1, 1).nextLong());
    }

    @Test
    void streamsDifferInEachPartOfTheirName() {
        long base = first(1, "strategist", 1, 1);
        assertEquals(base, first(1, "strategist", 1, 1));
        assertNotEquals(base, first(2, "strategist", 1, 1));
        assertNotEquals(base, first(1, "initial", 1, 1));
        assertNotEquals(base, first(1, "strategist", 11, 1));
        assertNotEquals(base, first(1, "strategist", 1, 11));
        assertNotEquals(first(1, "strategist", 11, 1), first(1, "strategist", 1, 11));
    }

    private static long first(long seed, String name, int iteration, int attempt) {
        return new RandomStreams(seed).stream(name, iteration, attempt).nextLong();
    }
}
