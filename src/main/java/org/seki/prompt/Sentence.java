package org.seki.prompt;

import java.util.Optional;
import org.seki.space.GenotypeReading;

/** What is wrong with a reply, in the words that the spaces use. */
final class Sentence {
    private Sentence() {}

    static String of(int position, String found, String expected) {
        return new GenotypeReading.Fault(position, found, expected, Optional.empty()).sentence();
    }
}
