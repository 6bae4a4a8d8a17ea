package org.seki.export;

import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Edge;

/** The cells as a Graphviz graph: {@code dot -Tsvg FILE}. */
public final class CellDot {
    private CellDot() {}

    /** One cluster a cell, from left to right; edges carry their operations' names. */
    public static String text(Architecture architecture) {
        StringBuilder dot = new StringBuilder("digraph architecture {\n");
        dot.append("  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
        dot.append("  edge [fontname=\"sans-serif\", fontsize=10];\n");
        for (Cell cell : architecture.cells()) {
            cell(cell, dot);
        }
        return dot.append("}\n").toString();
    }

    private static void cell(Cell cell, StringBuilder dot) {
        dot.append("  subgraph \"cluster_%s\" {\n".formatted(cell.name()));
        dot.append("    label=\"%s\";\n".formatted(cell.name()));
        for (int node = 0; node < cell.inputs() + cell.nodes(); node++) {
            dot.append("    %s [label=\"%s\"];\n".formatted(name(cell, node), label(cell, node)));
        }
        dot.append("    \"%s output\" [label=\"output\"];\n".formatted(cell.name()));
        for (Edge edge : cell.edges()) {
            dot.append(
                    "    %s -> %s [label=\"%s\"];\n"
                            .formatted(
                                    name(cell, edge.from()),
                                    name(cell, edge.to()),
                                    edge.operation().text()));
        }
        for (int node : cell.concat()) {
            dot.append(
                    "    %s -> \"%s output\" [style=dashed];\n"
                            .formatted(name(cell, node), cell.name()));
        }
        dot.append("  }\n");
    }

    private static String name(Cell cell, int node) {
        return "\"%s %d\"".formatted(cell.name(), node);
    }

    private static String label(Cell cell, int node) {
        if (node >= cell.inputs()) {
            return String.valueOf(node);
        }
        if (cell.inputs() == 1) {
            return "input";
        }
        return node == 0 ? "cell before the previous" : "previous cell";
    }
}
