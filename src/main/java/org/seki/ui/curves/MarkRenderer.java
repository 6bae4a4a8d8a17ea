package org.seki.ui.curves;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/**
 * A shape at every item of one series, all filled as one path: a software renderer pays for each
 * path, and the library's own renderer fills and draws each shape.
 */
final class MarkRenderer extends AbstractXYItemRenderer {
    private static final long serialVersionUID = 1;

    private final transient Shape shape;
    private final Color colour;
    private final Path2D marks = new Path2D.Double();

    MarkRenderer(Shape shape, Color colour) {
        this.shape = shape;
        this.colour = colour;
    }

    @Override
    public void drawItem(
            Graphics2D g,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis foot,
            ValueAxis side,
            XYDataset data,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        double x = foot.valueToJava2D(data.getXValue(series, item), area, plot.getDomainAxisEdge());
        double y = side.valueToJava2D(data.getYValue(series, item), area, plot.getRangeAxisEdge());
        marks.append(shape.getPathIterator(AffineTransform.getTranslateInstance(x, y)), false);
        if (item == data.getItemCount(series) - 1) {
            g.setPaint(colour);
            g.fill(marks);
            marks.reset();
        }
    }
}
