package org.seki.ui.curves;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/**
 * Round dots, thousands of them: each is one oval for the canvas, where the library's own renderer
 * makes a path of four curves.
 */
final class DotRenderer extends PlacedRenderer {
    private static final long serialVersionUID = 1;

    /** Smaller ones are squares, which nobody can tell and which are drawn far sooner. */
    private static final double ROUND = 5;

    private final double size;

    DotRenderer(double size) {
        this.size = size;
        setDefaultCreateEntities(false);
    }

    @Override
    void draw(Graphics2D g, double x, double y, int series, int item) {
        g.setPaint(getItemPaint(series, item));
        g.fill(
                size < ROUND
                        ? new Rectangle2D.Double(x - size / 2, y - size / 2, size, size)
                        : new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
    }
}
