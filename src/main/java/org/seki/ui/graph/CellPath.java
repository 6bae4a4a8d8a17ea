package org.seki.ui.graph;

import java.util.HashSet;
import java.util.Set;
import org.seki.space.Cell;
import org.seki.space.Edge;

/** What an edge or a node can reach and be reached from: all that its path lights. */
record CellPath(Set<Integer> before, Set<Integer> after) {
    CellPath {
        before = Set.copyOf(before);
        after = Set.copyOf(after);
    }

    static CellPath through(Cell cell, int node) {
        return new CellPath(upstream(cell, node), downstream(cell, node));
    }

    static CellPath through(Cell cell, Edge edge) {
        return new CellPath(upstream(cell, edge.from()), downstream(cell, edge.to()));
    }

    boolean holds(int node) {
        return before.contains(node) || after.contains(node);
    }

    /** Whether a join of these nodes lies on the path: both ends before, or both after it. */
    boolean holds(int from, int to) {
        return before.contains(from) && before.contains(to)
                || after.contains(from) && after.contains(to);
    }

    private static Set<Integer> upstream(Cell cell, int node) {
        Set<Integer> found = new HashSet<>(Set.of(node));
        for (int to = node; to >= 0; to--) {
            for (Edge edge : cell.edges()) {
                if (edge.to() == to && found.contains(to)) {
                    found.add(edge.from());
                }
            }
        }
        return found;
    }

    private static Set<Integer> downstream(Cell cell, int node) {
        Set<Integer> found = new HashSet<>(Set.of(node));
        int output = cell.inputs() + cell.nodes();
        for (int from = node; from < output; from++) {
            for (Edge edge : cell.edges()) {
                if (edge.from() == from && found.contains(from)) {
                    found.add(edge.to());
                }
            }
            if (found.contains(from) && cell.concat().contains(from)) {
                found.add(output);
            }
        }
        return found;
    }
}
