package org.seki.ui.fx;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.text.DecimalFormat;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.fx.FXHints;
import org.seki.ui.fx.Palette.Role;

/** The theme's colours and lines as the chart library takes them; it knows no themes itself. */
public final class Ink {
    public static final String FAMILY = "Inter";
    public static final int SIZE = 11;

    /** For ticks, names and notes. */
    public static final Font SMALL = new WindowFont(FAMILY, SIZE);

    public static final Stroke HAIRLINE = new BasicStroke(1f);

    private final Palette palette;

    public Ink(Palette palette) {
        this.palette = palette;
    }

    public Color colour(Role role) {
        return colour(role, 1);
    }

    public Color colour(Role role, double opacity) {
        javafx.scene.paint.Color c = palette.get(role);
        return new Color(
                (float) c.getRed(),
                (float) c.getGreen(),
                (float) c.getBlue(),
                (float) (c.getOpacity() * opacity));
    }

    public static Stroke line(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    public static Stroke dashed(double width, float... dashes) {
        return new BasicStroke(
                (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    /** Recolours all that the library coloured itself; after every change of theme. */
    public void dress(JFreeChart chart) {
        Color ground = colour(Role.GROUND);
        chart.setBackgroundPaint(ground);
        chart.getRenderingHints().put(FXHints.KEY_USE_FX_FONT_METRICS, true);
        chart.setBorderVisible(false);
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
        chart.setPadding(new RectangleInsets(8, 8, 6, 14));
        XYPlot plot = chart.getXYPlot();
        plot.setBackgroundPaint(ground);
        plot.setOutlineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(colour(Role.HAIRLINE));
        plot.setRangeGridlineStroke(HAIRLINE);
        for (int i = 0; i < plot.getRangeAxisCount(); i++) {
            dress(plot.getRangeAxis(i));
        }
        dress(plot.getDomainAxis());
        if (chart.getLegend() != null) {
            chart.getLegend().setItemPaint(colour(Role.MUTED));
        }
    }

    /** What the marks of a plot mean, in a line above it; it is in pictures of the chart too. */
    public static LegendTitle legend(XYPlot plot) {
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setItemFont(SMALL);
        legend.setItemLabelPadding(new RectangleInsets(0, 4, 0, 14));
        legend.setLegendItemGraphicPadding(RectangleInsets.ZERO_INSETS);
        legend.setMargin(new RectangleInsets(0, 4, 6, 0));
        legend.setBackgroundPaint(null);
        return legend;
    }

    private void dress(ValueAxis axis) {
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelFont(SMALL);
        axis.setTickLabelPaint(colour(Role.MUTED));
        axis.setLabelFont(SMALL);
        axis.setLabelPaint(colour(Role.MUTED));
        axis.setTickLabelInsets(new RectangleInsets(3, 5, 3, 5));
    }

    /**
     * Sets an axis to this range.
     *
     * @param pixels how long it is
     * @param least between two ticks; 0 for any distance
     */
    public static void scale(
            NumberAxis axis, double low, double high, double pixels, double least) {
        axis.setRange(low, high);
        double apart = Math.clamp(pixels / 7, 30, 64);
        double step = Math.max(least, Ticks.step(high - low, pixels / apart));
        if (axis.getNumberFormatOverride() instanceof DecimalFormat format) {
            axis.setNumberFormatOverride(Ticks.alike(format, step));
        }
        axis.setTickUnit(new NumberTickUnit(step, axis.getNumberFormatOverride()));
    }
}
