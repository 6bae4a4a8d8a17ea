package org.seki.space;

import java.util.Optional;

/** What came of reading a genotype's text. */
public sealed interface GenotypeReading {
    /** The text is an architecture of the space. */
    record Read(Architecture architecture) implements GenotypeReading {}

    /**
     * The text is not one.
     *
     * @param position offset of the offending character, from 0
     * @param found what stands there
     * @param expected what should
     * @param nearest the nearest known name, where a name was wrong
     */
    record Fault(int position, String found, String expected, Optional<String> nearest)
            implements GenotypeReading {
        /** One sentence for people, with place and way out. */
        public String sentence() {
            return "At character %d: found %s, expected %s%s."
                    .formatted(
                            position,
                            found,
                            expected,
                            nearest.map(n -> " (nearest: " + n + ")").orElse(""));
        }
    }
}
