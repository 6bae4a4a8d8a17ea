package org.seki.ui.curves;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/**
 * A shape at every item of one series, all filled as one path: a software renderer pays for each
 * path, and the library's own renderer fills and draws each shape.
 */
final class MarkRenderer extends PlacedRenderer {
    private static final long serialVersionUID = 1;

    private final transient Shape shape;
    private final Color colour;
    private final Path2D marks = new Path2D.Double();

    MarkRenderer(Shape shape, Color colour) {
        this.shape = shape;
        this.colour = colour;
    }

    @Override
    void draw(Graphics2D g, double x, double y, int series, int item) {
        marks.append(shape.getPathIterator(AffineTransform.getTranslateInstance(x, y)), false);
    }

    @Override
    void end(Graphics2D g) {
        g.setPaint(colour);
        g.fill(marks);
        marks.reset();
    }
}
