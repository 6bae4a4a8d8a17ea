package org.seki.ui.repository;

import org.seki.ui.fx.IterationRow;

/**
 * A line of the repository.
 *
 * @param rank from 1, by score
 */
public record Entry(int rank, IterationRow row, boolean pinned, boolean banned) {
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
}
