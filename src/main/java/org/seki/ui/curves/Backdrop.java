package org.seki.ui.curves;

import java.awt.Color;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.seki.strategist.Stage;
import org.seki.ui.curves.SearchCurve.Span;
import org.seki.ui.curves.SearchCurve.X;
import org.seki.ui.fx.Ink;
import org.seki.ui.fx.Palette.Role;

/**
 * What lies behind the candidates: stages as shaded bands named at their foot, and what the run is
 * held against, each with its name at its end. Drawn once.
 */
final class Backdrop {
    private static final double NAMED_SHARE = 0.16;
    private static final double NAME_BELOW = 0.012;
    private static final double NAME_HEIGHT = 14;

    /** Not red, which is for what was rejected, nor what the candidates have. */
    private static final List<Role> RUN_COLOURS = List.of(Role.ATTENTION, Role.TEXT, Role.MUTED);

    private final XYPlot plot;
    private final ValueAxis foot;
    private final ValueAxis side;
    private final SearchPicture shown;
    private final double inside;
    private final Ink ink;
    private final List<Double> names = new ArrayList<>();

    /**
     * @param inside height of the plot in pixels
     */
    Backdrop(XYPlot plot, SearchPicture shown, double inside, Ink ink) {
        this.plot = plot;
        this.foot = plot.getDomainAxis();
        this.side = plot.getRangeAxis();
        this.shown = shown;
        this.inside = inside;
        this.ink = ink;
    }

    /**
     * @return the number of the first dataset that is free
     */
    int draw() {
        stages();
        int next = 0;
        for (int i = 0; i < shown.references().size(); i++) {
            next = reference(next, shown.references().get(i), i);
        }
        return next;
    }

    private int add(int index, XYDataset data, XYItemRenderer renderer) {
        renderer.setDefaultCreateEntities(false);
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
        plot.mapDatasetToRangeAxis(index, 0);
        return index + 1;
    }

    private void stages() {
        double whole = foot.getRange().getLength();
        for (Span span : shown.curve().stages()) {
            boolean inspiration = span.stage() == Stage.KNOWLEDGE_INSPIRATION;
            IntervalMarker band =
                    new IntervalMarker(
                            span.from(),
                            Math.min(span.to(), foot.getUpperBound()),
                            ink.colour(Role.ACCENT, inspiration ? 0.08 : 0));
            band.setAlpha(1);
            if ((span.to() - span.from()) / whole > NAMED_SHARE) {
                band.setLabel(
                        StageDots.name(
                                inspiration ? Stage.KNOWLEDGE_INSPIRATION : Stage.SELF_EVOLUTION));
                band.setLabelFont(Ink.SMALL);
                band.setLabelPaint(ink.colour(Role.MUTED));
                band.setLabelBackgroundColor(new Color(0, true));
                band.setLabelAnchor(RectangleAnchor.BOTTOM_LEFT);
                band.setLabelTextAnchor(TextAnchor.BOTTOM_LEFT);
                band.setLabelOffset(new RectangleInsets(0, 8, 6, 0));
            }
            plot.addDomainMarker(band, Layer.BACKGROUND);
        }
    }

    private int reference(int index, Reference reference, int nth) {
        return switch (reference) {
            case Reference.Level level -> level(index, level);
            case Reference.Band band when shown.by() == X.ITERATION ->
                    band(index, band, Role.MUTED, 0.16, Ink.dashed(1, 4, 3));
            case Reference.Runs runs when shown.by() == X.ITERATION ->
                    band(
                            index,
                            runs.band(),
                            RUN_COLOURS.get(nth % RUN_COLOURS.size()),
                            0.14,
                            nth < RUN_COLOURS.size() ? Ink.line(1.6) : Ink.dashed(1.6, 7, 3));
            case Reference.Band _, Reference.Runs _ -> index;
        };
    }

    private int level(int index, Reference.Level level) {
        XYSeries series = new XYSeries(level.name());
        series.add(foot.getLowerBound(), level.score());
        series.add(foot.getUpperBound(), level.score());
        XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
        line.setSeriesPaint(0, ink.colour(Role.ATTENTION));
        line.setSeriesStroke(0, Ink.dashed(1.4, 1.5f, 3));
        name(
                level.name(),
                foot.getUpperBound(),
                level.score() + NAME_HEIGHT / inside * side.getRange().getLength(),
                ink.colour(Role.MUTED));
        return add(index, new XYSeriesCollection(series), line);
    }

    private int band(int index, Reference.Band band, Role role, double opacity, Stroke stroke) {
        YIntervalSeries series = new YIntervalSeries(band.name());
        for (int i = 0; i < band.middle().size(); i++) {
            double x = shown.from() + i;
            if (x <= shown.to()) {
                series.add(x, band.middle().get(i), band.low().get(i), band.high().get(i));
            }
        }
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(series);
        DeviationRenderer renderer = new DeviationRenderer(true, false);
        renderer.setSeriesPaint(0, ink.colour(role));
        renderer.setSeriesFillPaint(0, ink.colour(role));
        renderer.setAlpha((float) opacity);
        renderer.setSeriesStroke(0, stroke);
        if (series.getItemCount() > 0) {
            int last = series.getItemCount() - 1;
            name(
                    band.name(),
                    series.getX(last).doubleValue(),
                    series.getYValue(last) - NAME_BELOW * side.getRange().getLength(),
                    ink.colour(role));
        }
        return add(index, data, renderer);
    }

    /** Below the others where it would lie on one. */
    private void name(String name, double x, double y, Color colour) {
        double line = NAME_HEIGHT / inside * side.getRange().getLength();
        double at = y;
        while (taken(at, line)) {
            at -= line / 4;
        }
        names.add(at);
        XYTextAnnotation text = new XYTextAnnotation(" " + name + " ", x, at);
        text.setFont(Ink.SMALL);
        text.setPaint(colour);
        text.setTextAnchor(TextAnchor.TOP_RIGHT);
        plot.addAnnotation(text);
    }

    private boolean taken(double y, double line) {
        return names.stream().anyMatch(other -> Math.abs(other - y) < line);
    }
}
