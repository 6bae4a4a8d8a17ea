package org.seki.space;

import java.util.List;

/**
 * One point of a search space: one or more cells, validated by the space that made it. Immutable.
 */
public record Architecture(SearchSpace space, List<Cell> cells) {
    public Architecture {
        cells = List.copyOf(cells);
    }

    /** The published text form, exactly. */
    public String genotype() {
        return space.print(this);
    }

    /** Equal for two architectures that compute the same function, as far as the space can tell. */
    public String canonical() {
        return space.canonical(this);
    }
}
