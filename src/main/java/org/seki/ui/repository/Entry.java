package org.seki.ui.repository;

import org.seki.search.Note;
import org.seki.ui.fx.IterationRow;

/**
 * A line of the repository.
 *
 * @param times how many iterations ended with this function
 * @param side its place among those that are compared, from 0; −1 when it is not
 */
public record Entry(
        IterationRow row, boolean pinned, boolean banned, Note note, int times, int side) {
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

    int iteration() {
        return row.iteration();
    }
}
