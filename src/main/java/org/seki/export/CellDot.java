package org.seki.export;

import java.util.List;
import java.util.function.Function;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Edge;
import org.seki.space.Operation;

/** The cells as a Graphviz graph: {@code dot -Tsvg FILE}. */
public final class CellDot {
    private final Function<Operation, String> line;

    private CellDot(Function<Operation, String> line) {
        this.line = line;
    }

    /** One cluster a cell, from left to right; edges carry their operations' names. */
    public static String text(Architecture architecture) {
        return text(architecture, _ -> "");
    }

    /**
     * With lines of one's own.
     *
     * @param line an operation's further attributes, each after a comma: {@code , penwidth=2}
     */
    public static String text(Architecture architecture, Function<Operation, String> line) {
        return new CellDot(line).text(architecture.cells());
    }

    private String text(List<Cell> cells) {
        StringBuilder dot = new StringBuilder("digraph architecture {\n");
        dot.append("  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
        dot.append("  edge [fontname=\"sans-serif\", fontsize=10];\n");
        for (Cell cell : cells) {
            cell(cell, dot);
        }
        return dot.append("}\n").toString();
    }

    private void cell(Cell cell, StringBuilder dot) {
        dot.append("  subgraph \"cluster_%s\" {\n".formatted(cell.name()));
        dot.append("    label=\"%s\";\n".formatted(cell.name()));
        for (int node = 0; node < cell.inputs() + cell.nodes(); node++) {
            dot.append("    %s [label=\"%s\"];\n".formatted(name(cell, node), label(cell, node)));
        }
        dot.append("    \"%s output\" [label=\"output\"];\n".formatted(cell.name()));
        for (Edge edge : cell.edges()) {
            dot.append(
                    "    %s -> %s [label=\"%s\"%s];\n"
                            .formatted(
                                    name(cell, edge.from()),
                                    name(cell, edge.to()),
                                    edge.operation().text(),
                                    line.apply(edge.operation())));
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
