package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seki.space.Cell;
import org.seki.space.Edge;
import org.seki.space.Operation;

/**
 * A cell beside the one it is compared with.
 *
 * @param kept edges that both have
 * @param added edges that only this one has
 * @param changed edges that carry another operation than before
 * @param removed edges that only the other one had
 */
record CellDifference(
        Cell cell, List<Edge> kept, List<Edge> added, List<Changed> changed, List<Edge> removed) {
    CellDifference {
        kept = List.copyOf(kept);
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /** An edge between the same nodes as before that carried another operation. */
    record Changed(Edge edge, Operation before) {
        Edge old() {
            return new Edge(edge.from(), edge.to(), before);
        }
    }

    /** A cell that is compared with nothing. */
    static CellDifference none(Cell cell) {
        return new CellDifference(cell, cell.edges(), List.of(), List.of(), List.of());
    }

    /**
     * Equal edges are kept; of the others those between the same nodes are changed, and what
     * remains is added or removed. Two edges between the same nodes are matched one by one.
     */
    static CellDifference between(Cell cell, Cell other) {
        List<Edge> gone = new ArrayList<>(other.edges());
        List<Edge> kept = new ArrayList<>();
        List<Edge> fresh = new ArrayList<>();
        for (Edge edge : cell.edges()) {
            (gone.remove(edge) ? kept : fresh).add(edge);
        }
        List<Changed> changed = new ArrayList<>();
        List<Edge> added = new ArrayList<>();
        for (Edge edge : fresh) {
            Optional<Edge> before =
                    gone.stream()
                            .filter(g -> g.from() == edge.from() && g.to() == edge.to())
                            .findFirst();
            if (before.isPresent()) {
                gone.remove(before.get());
                changed.add(new Changed(edge, before.get().operation()));
            } else {
                added.add(edge);
            }
        }
        return new CellDifference(cell, kept, added, changed, gone);
    }

    /** How many edges are not as before; an edge that moved to another input counts once. */
    int changes() {
        return changed.size() + Math.max(added.size(), removed.size());
    }
}
