package org.seki.space;

import java.util.ArrayList;
import java.util.List;

/**
 * One point of a search space: one or more cells, validated by the space that made it. Immutable.
 */
public record Architecture(SearchSpace space, List<Cell> cells) {
    public Architecture {
        cells = List.copyOf(cells);
    }

    /** The same architecture with another cell in the place of one of its own. */
    public Architecture with(int index, Cell cell) {
        List<Cell> changed = new ArrayList<>(cells);
        changed.set(index, cell);
        return new Architecture(space, changed);
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
