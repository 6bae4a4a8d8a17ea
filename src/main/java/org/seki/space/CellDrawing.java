package org.seki.space;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A cell drawn as text, node by node:
 *
 * <pre>
 * normal cell
 *   2      ◀── sep_conv_3x3 ── 0 (cell before the previous)
 *          ◀── skip_connect ── 1 (previous cell)
 *   output ◀── 2, 3, 4, 5
 * </pre>
 */
public final class CellDrawing {
    private static final String OUTPUT = "output";

    private CellDrawing() {}

    /** Lines without line breaks, aligned for a fixed-width font. */
    public static List<String> of(Cell cell) {
        int wide =
                cell.edges().stream()
                        .mapToInt(edge -> edge.operation().text().length())
                        .max()
                        .orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(cell.name().endsWith("cell") ? cell.name() : cell.name() + " cell");
        for (int node = cell.inputs(); node < cell.inputs() + cell.nodes(); node++) {
            List<Edge> edges = cell.into(node);
            if (edges.isEmpty()) {
                lines.add(line(String.valueOf(node), "nothing"));
            }
            for (Edge edge : edges) {
                String label = edge.equals(edges.getFirst()) ? String.valueOf(node) : "";
                String operation = edge.operation().text() + " ";
                String rule = "─".repeat(wide - operation.length() + 3);
                lines.add(line(label, operation + rule + " " + name(cell, edge.from())));
            }
        }
        lines.add(
                line(
                        OUTPUT,
                        cell.concat().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))));
        return lines;
    }

    private static String line(String label, String rest) {
        return "  " + label + " ".repeat(OUTPUT.length() - label.length()) + " ◀── " + rest;
    }

    private static String name(Cell cell, int node) {
        if (node >= cell.inputs()) {
            return String.valueOf(node);
        }
        return switch (cell.inputs() - node) {
            case 1 -> node + (cell.inputs() == 1 ? " (input)" : " (previous cell)");
            default -> node + " (cell before the previous)";
        };
    }
}
