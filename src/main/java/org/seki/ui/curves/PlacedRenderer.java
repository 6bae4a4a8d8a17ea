package org.seki.ui.curves;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/** Draws each item by itself, where it lies. */
abstract class PlacedRenderer extends AbstractXYItemRenderer {
    private static final long serialVersionUID = 1;

    /**
     * @param x of the item in the drawing, as is y
     */
    abstract void draw(Graphics2D g, double x, double y, int series, int item);

    /** All of the series that are in sight have been drawn. */
    void end(Graphics2D g) {}

    @Override
    public final void drawItem(
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
        draw(
                g,
                foot.valueToJava2D(data.getXValue(series, item), area, plot.getDomainAxisEdge()),
                side.valueToJava2D(data.getYValue(series, item), area, plot.getRangeAxisEdge()),
                series,
                item);
        if (item == state.getLastItemIndex()) {
            end(g);
        }
    }
}
