package org.seki.ui.curves;

import java.awt.Color;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.seki.strategist.Stage;
import org.seki.ui.curves.SearchCurve.Candidate;
import org.seki.ui.fx.Ink;
import org.seki.ui.fx.Palette.Role;

/** What the marks of a chart mean: of those alone that it has. */
final class MarkKey {
    private static final Shape DOT = new Ellipse2D.Double(-3.5, -3.5, 7, 7);
    private static final Shape LINE = new Line2D.Double(-8, 0, 8, 0);

    /** Points down, at the foot, to a candidate that lies below the axis. */
    static final Shape BELOW = new Polygon(new int[] {-4, 4, 0}, new int[] {-3, -3, 4}, 3);

    private final LegendItemCollection items = new LegendItemCollection();

    MarkKey line(String name, Color colour, Stroke stroke) {
        items.add(new LegendItem(name, null, null, null, LINE, stroke, colour));
        return this;
    }

    /** A dot for every stage that has candidates. */
    MarkKey stages(List<Candidate> candidates, Ink ink) {
        for (Stage stage : Stage.values()) {
            if (candidates.stream().anyMatch(c -> c.row().stage() == stage)) {
                mark(StageDots.name(stage), DOT, ink.colour(StageDots.role(stage)));
            }
        }
        return this;
    }

    MarkKey mark(String name, Shape shape, Color colour) {
        items.add(new LegendItem(name, null, null, null, shape, colour));
        return this;
    }

    /** Nothing where there are none. */
    MarkKey counted(int count, String what, Shape shape, Color colour) {
        return count == 0 ? this : mark(count + " " + what, shape, colour);
    }

    /** Candidates whose score lies below the axis. */
    MarkKey below(int count, Ink ink) {
        return counted(count, "below the axis", BELOW, ink.colour(Role.MUTED));
    }

    LegendItemCollection items() {
        return items;
    }
}
