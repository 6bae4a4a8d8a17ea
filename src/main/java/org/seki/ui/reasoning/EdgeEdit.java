package org.seki.ui.reasoning;

import java.util.ArrayList;
import java.util.List;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Edge;

/**
 * One line of the difference between two architectures: an edge that one has and the other has not.
 *
 * @param added whether the child has it
 */
record EdgeEdit(boolean added, String text) {
    /** Cell by cell, what left before what came. */
    static List<EdgeEdit> between(Architecture parent, Architecture child) {
        List<EdgeEdit> edits = new ArrayList<>();
        int cells = Math.min(parent.cells().size(), child.cells().size());
        for (int i = 0; i < cells; i++) {
            Cell before = parent.cells().get(i);
            Cell after = child.cells().get(i);
            boolean named = child.cells().size() > 1;
            without(before.edges(), after.edges())
                    .forEach(e -> edits.add(new EdgeEdit(false, line(before, e, named))));
            without(after.edges(), before.edges())
                    .forEach(e -> edits.add(new EdgeEdit(true, line(after, e, named))));
        }
        return edits;
    }

    private static List<Edge> without(List<Edge> edges, List<Edge> others) {
        List<Edge> left = new ArrayList<>(edges);
        others.forEach(left::remove);
        return left;
    }

    private static String line(Cell cell, Edge edge, boolean named) {
        return (named ? cell.name() + " " : "")
                + node(cell, edge.to())
                + " ← "
                + node(cell, edge.from())
                + " "
                + edge.operation().text();
    }

    /** DARTS cells count their nodes after the two inputs; cells with one input from the input. */
    private static String node(Cell cell, int node) {
        if (cell.inputs() != 2) {
            return Integer.toString(node);
        }
        return switch (node) {
            case 0 -> "c(k−2)";
            case 1 -> "c(k−1)";
            default -> Integer.toString(node - 2);
        };
    }
}
