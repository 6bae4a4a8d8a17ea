package org.seki.ui.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Edge;
import org.seki.ui.fx.OperationLine;

/** The forms in which an architecture leaves the window as text. */
final class GenotypeForms {
    private GenotypeForms() {}

    /** What a Python session takes: the published text, as a string where it is no expression. */
    static String python(Architecture architecture) {
        String text = architecture.genotype();
        return text.startsWith("Genotype") ? text : "'" + text + "'";
    }

    /** Space, genotype, and each cell's edges as {@code [operation, from, to]}. */
    static String json(Architecture architecture) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("space", architecture.space().id());
        json.put("genotype", architecture.genotype());
        json.put("cells", architecture.cells().stream().map(GenotypeForms::cell).toList());
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists, strings and numbers are JSON", e);
        }
    }

    private static Map<String, Object> cell(Cell cell) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", cell.name());
        json.put(
                "edges",
                cell.edges().stream()
                        .map(e -> List.of(e.operation().text(), e.from(), e.to()))
                        .toList());
        json.put("concat", cell.concat());
        return json;
    }

    /** For Graphviz: a cluster a cell, edges in their colours. */
    static String dot(Architecture architecture) {
        StringBuilder dot = new StringBuilder("digraph architecture {\n");
        dot.append("  rankdir=LR;\n  node [shape=circle, fontname=\"Inter\"];\n");
        for (int i = 0; i < architecture.cells().size(); i++) {
            dot(dot, architecture.cells().get(i), "c" + i + "_");
        }
        return dot.append("}\n").toString();
    }

    private static void dot(StringBuilder dot, Cell cell, String prefix) {
        CellShape shape = CellShape.of(cell);
        dot.append("  subgraph cluster_%s {\n".formatted(prefix));
        dot.append("    label=\"%s\";\n".formatted(CellsDrawing.title(cell.name())));
        for (int box = 0; box < shape.boxes(); box++) {
            dot.append(
                    "    %s%d [label=\"%s\"];\n".formatted(prefix, box, shape.label(box).plain()));
        }
        for (Edge e : cell.edges()) {
            OperationLine line = OperationLine.of(e.operation());
            String style =
                    line.dashes().isEmpty()
                            ? "solid"
                            : line.dashes().getFirst() < 1 ? "dotted" : "dashed";
            dot.append(
                    "    %1$s%2$d -> %1$s%3$d [label=\"%4$s\", color=\"%5$s\", style=%6$s, penwidth=2];\n"
                            .formatted(
                                    prefix,
                                    e.from(),
                                    e.to(),
                                    e.operation().text(),
                                    CellSvg.hex(line.colour()),
                                    style));
        }
        if (shape.output()) {
            cell.concat()
                    .forEach(n ->
                            dot.append(
                                    "    %1$s%2$d -> %1$s%3$d [color=\"#8c959f\"];\n"
                                            .formatted(prefix, n, shape.outputBox())));
        }
        dot.append("  }\n");
    }
}
