package org.seki.space;

import java.util.Optional;

/** Ends the reading of a text at its first fault; never leaves this package. */
final class Misread extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient GenotypeReading.Fault fault;

    Misread(int position, String found, String expected, Optional<String> nearest) {
        super(expected, null, false, false);
        fault = new GenotypeReading.Fault(position, found, expected, nearest);
    }

    GenotypeReading.Fault fault() {
        return fault;
    }
}
