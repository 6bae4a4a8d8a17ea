package org.seki.training;

import ai.djl.engine.EngineException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Into how many parts the batches of a training are split, one after the other, because memory does
 * not suffice for more: their gradients are added, so that a step stays a step. Batch norm sees a
 * part at a time, which is not quite the same.
 */
final class Portions {
    /** As libtorch says it for a card, and for main memory. */
    private static final List<String> SAID =
            List.of("out of memory", "not enough memory", "can't allocate memory");

    private int parts = 1;

    /**
     * Images of a batch.
     *
     * @param to exclusive
     */
    record Part(int number, int from, int to) {
        int size() {
            return to - from;
        }
    }

    List<Part> of(int batch) {
        return IntStream.range(0, parts)
                .mapToObj(i -> new Part(i, batch * i / parts, batch * (i + 1) / parts))
                .toList();
    }

    /** Whether it was memory that the engine lacked. */
    static boolean lacked(EngineException e) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return SAID.stream().anyMatch(said::contains);
    }

    /**
     * Twice as many.
     *
     * @throws TrainingRefused when not even one image fits
     */
    void halve(int batch) {
        if (2 * parts > batch) {
            throw new TrainingRefused(
                    "The memory of this machine does not suffice for one image at a time.",
                    "batches of %d images in %d parts".formatted(batch, parts),
                    "Use fewer channels or cells, close other programs, or compute on the CPU; what is done is kept.");
        }
        parts *= 2;
    }

    /** For people; empty while whole batches fit. */
    String shortage() {
        return parts == 1 ? "" : "memory is short: each batch in %d parts".formatted(parts);
    }
}
