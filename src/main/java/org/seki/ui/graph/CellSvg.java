package org.seki.ui.graph;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Edge;
import org.seki.space.Operation;
import org.seki.ui.fx.OperationLine;

/** An architecture as an SVG drawing for a paper: the places and lines of the window, on white. */
final class CellSvg {
    private static final double GAP = 44;
    private static final double BORDER = 16;
    private static final double LEGEND = 44;

    private CellSvg() {}

    static String of(Architecture architecture) {
        List<CellLayout> layouts =
                architecture.cells().stream().map(c -> CellLayout.of(CellShape.of(c))).toList();
        double width =
                layouts.stream().mapToDouble(CellLayout::width).sum()
                        + GAP * (layouts.size() - 1)
                        + 2 * BORDER;
        double height =
                layouts.stream().mapToDouble(CellLayout::height).max().orElse(0)
                        + CellView.TITLE
                        + 2 * BORDER
                        + LEGEND;
        StringBuilder svg = new StringBuilder();
        svg.append(
                format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\""
                                + " font-family=\"Inter, sans-serif\" font-size=\"12\">\n",
                        width, height));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        double x = BORDER;
        for (int i = 0; i < layouts.size(); i++) {
            cell(svg, architecture.cells().get(i), layouts.get(i), x);
            x += layouts.get(i).width() + GAP;
        }
        legend(svg, architecture, height - LEGEND + 8, width);
        return svg.append("</svg>\n").toString();
    }

    private static void cell(StringBuilder svg, Cell cell, CellLayout layout, double x) {
        svg.append(
                format(
                        "<text x=\"%.1f\" y=\"%.1f\" font-weight=\"600\">%s</text>\n",
                        x, BORDER + 12, CellsDrawing.title(cell.name())));
        svg.append(
                format(
                        "<g transform=\"translate(%.1f %.1f)\" fill=\"none\">\n",
                        x, BORDER + CellView.TITLE - layout.top()));
        CellShape shape = layout.shape();
        if (shape.output()) {
            for (int node : cell.concat()) {
                svg.append(
                        format(
                                "<path d=\"%s\" stroke=\"#d0d7de\"/>\n",
                                layout.route(node, shape.outputBox()).svg()));
            }
        }
        CellView.lanes(CellDifference.none(cell))
                .forEach(key -> {
                    Edge edge = key.edge();
                    Route route = layout.route(edge.from(), edge.to()).shifted(key.lane());
                    svg.append(
                            format("<path d=\"%s\" %s/>\n", route.svg(), stroke(edge.operation())));
                });
        layout.boxes().forEach(b -> box(svg, b, shape));
        svg.append("</g>\n");
    }

    private static void box(StringBuilder svg, Box b, CellShape shape) {
        svg.append(
                format(
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\""
                                + " fill=\"#ffffff\" stroke=\"#1f2328\"/>\n",
                        b.left(),
                        b.y() - b.halfHeight(),
                        2 * b.halfWidth(),
                        2 * b.halfHeight(),
                        b.halfHeight()));
        CellShape.Label label = shape.label(b.id());
        svg.append(
                format(
                        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\""
                                + " fill=\"#1f2328\">%s<tspan dy=\"3\""
                                + " font-size=\"9\">%s</tspan></text>\n",
                        b.x(), b.y() + 4, label.text(), label.below()));
    }

    private static void legend(StringBuilder svg, Architecture a, double top, double width) {
        double x = BORDER;
        double y = top;
        for (Operation operation : a.space().operations()) {
            double needs = 48 + 7 * operation.text().length();
            if (x + needs > width) {
                x = BORDER;
                y += 18;
            }
            svg.append(
                    format(
                            "<path d=\"M%.1f,%.1f h24\" %s/><text x=\"%.1f\" y=\"%.1f\""
                                    + " fill=\"#59636e\">%s</text>\n",
                            x, y, stroke(operation), x + 31, y + 4, Legend.name(operation)));
            x += needs;
        }
    }

    private static String stroke(Operation operation) {
        OperationLine line = OperationLine.of(operation);
        String dashes =
                line.dashes().stream().map(d -> format("%.1f", d)).collect(Collectors.joining(" "));
        return format("stroke=\"%s\" stroke-width=\"%.1f\"", hex(line.colour()), line.width())
                + (dashes.isEmpty()
                        ? ""
                        : " stroke-linecap=\"round\" stroke-dasharray=\"" + dashes + "\"");
    }

    static String hex(Color colour) {
        return format(
                "#%02x%02x%02x",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
