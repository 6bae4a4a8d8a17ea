package org.seki.ui.curves;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/**
 * Round dots, thousands of them: each is one oval for the canvas, where the library's own renderer
 * makes a path of four curves.
 */
final class DotRenderer extends AbstractXYItemRenderer {
    private static final long serialVersionUID = 1;

    /** Smaller ones are squares, which nobody can tell and which are drawn far sooner. */
    private static final double ROUND = 5;

    private final double size;

    DotRenderer(double size) {
        this.size = size;
        setDefaultCreateEntities(false);
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
        g.setPaint(getItemPaint(series, item));
        g.fill(
                size < ROUND
                        ? new Rectangle2D.Double(x - size / 2, y - size / 2, size, size)
                        : new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
    }
}
