package org.seki.ui.repository;

import org.seki.search.Note;
import org.seki.ui.fx.IterationRow;

/**
 * A line of the repository.
 *
 * @param rank from 1, by score
 * @param times how many iterations ended with this function
 * @param side its place among those that are compared, from 0; −1 when it is not
 */
public record Entry(
        int rank,
        IterationRow row,
        boolean pinned,
        boolean banned,
        Note note,
        int times,
        int side) {
    /**
     * The iteration it comes from, with its stage's letter: {@code E 30}, {@code I 28}; {@code
     * start} for an initial one.
     */
    public String from() {
        return switch (row.stage()) {
            case INITIAL -> "start";
            case SELF_EVOLUTION -> "E " + row.iteration();
            case KNOWLEDGE_INSPIRATION -> "I " + row.iteration();
        };
    }

    /** Its rank, or its letter while it is compared. */
    String place() {
        return side < 0 ? Integer.toString(rank) : Character.toString('A' + side);
    }
}
