package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.List;
import org.seki.space.Architecture;
import org.seki.space.Edge;

/**
 * A copy of an architecture that is being edited. Every state of it is a valid architecture: what
 * its space does not allow is not offered.
 *
 * @param origin the iteration it was copied from
 * @param states all states so far, the copy first
 */
record Draft(int origin, List<Architecture> states) {
    Draft {
        states = List.copyOf(states);
    }

    static Draft of(int origin, Architecture architecture) {
        return new Draft(origin, List.of(architecture));
    }

    Architecture original() {
        return states.getFirst();
    }

    Architecture architecture() {
        return states.getLast();
    }

    boolean changed() {
        return states.size() > 1;
    }

    Draft with(Architecture next) {
        List<Architecture> longer = new ArrayList<>(states);
        longer.add(next);
        return new Draft(origin, longer);
    }

    /** One edit less; the copy itself stays. */
    Draft undone() {
        return changed() ? new Draft(origin, states.subList(0, states.size() - 1)) : this;
    }

    /**
     * An edge as it would be, and the architecture that then results.
     *
     * @param moved whether it would come from another node, rather than carry another operation
     */
    record Edit(Edge edge, boolean moved, Architecture result) {}

    /**
     * All edits of one edge that the space allows: its one-edit neighbours that touch this edge.
     */
    static List<Edit> edits(Architecture architecture, int cell, Edge edge) {
        List<Edit> edits = new ArrayList<>();
        for (Architecture near : architecture.space().neighbours(architecture)) {
            CellDifference d =
                    CellDifference.between(near.cells().get(cell), architecture.cells().get(cell));
            if (d.changed().size() == 1 && d.added().isEmpty() && d.removed().isEmpty()) {
                if (d.changed().getFirst().old().equals(edge)) {
                    edits.add(new Edit(d.changed().getFirst().edge(), false, near));
                }
            } else if (d.changed().isEmpty() && d.removed().equals(List.of(edge))) {
                edits.add(new Edit(d.added().getFirst(), true, near));
            }
        }
        return edits;
    }
}
