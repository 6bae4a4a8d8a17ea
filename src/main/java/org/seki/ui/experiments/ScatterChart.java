package org.seki.ui.experiments;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.seki.experiment.CorrelationReport.Point;
import org.seki.ui.fx.AxisFit;
import org.seki.ui.fx.ChartPane;
import org.seki.ui.fx.ChartPane.Target;
import org.seki.ui.fx.Ink;
import org.seki.ui.fx.Palette.Role;
import org.seki.ui.fx.Ticks;

/**
 * A part of the score, at the foot, against the truth; the tenth that is best by truth marked. A
 * few hopeless ones lie at the edge, so that they do not press the others together.
 */
final class ScatterChart implements ChartPane.Content {
    private static final double MARGIN = 0.06;
    private static final double EDGE = 0.01;

    private final NumberAxis foot = new NumberAxis();
    private final NumberAxis side = new NumberAxis("truth");
    private final XYPlot plot = new XYPlot();
    private final ChartPane pane;
    private List<Point> points = List.of();
    private Set<Point> best = Set.of();
    private String part = CorrelationModel.SCORE;

    ScatterChart() {
        plot.setDomainAxis(foot);
        plot.setRangeAxis(side);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        foot.setNumberFormatOverride(Ticks.plain(""));
        side.setNumberFormatOverride(Ticks.plain(""));
        pane = new ChartPane(plot, this, _ -> {});
        pane.setId("correlation-scatter");
    }

    ChartPane pane() {
        return pane;
    }

    /**
     * @param best those of them to mark
     */
    void show(List<Point> known, List<Point> best, String part) {
        this.points = known;
        this.best = new HashSet<>(best);
        this.part = part;
        pane.refill();
    }

    @Override
    public void fill(Ink ink, double width, double height) {
        foot.setLabel(part);
        AxisFit x = fit(points.stream().mapToDouble(this::score).toArray());
        AxisFit y = fit(points.stream().mapToDouble(Point::truth).toArray());
        Ink.scale(foot, x.low(), x.high(), width, 0);
        Ink.scale(side, y.low(), y.high(), height, 0);
        plot.clearRangeMarkers();
        best.stream()
                .mapToDouble(Point::truth)
                .min()
                .ifPresent(least -> {
                    ValueMarker from = new ValueMarker(least);
                    from.setPaint(ink.colour(Role.ACCENT, 0.6));
                    from.setStroke(Ink.dashed(1, 3, 3));
                    plot.addRangeMarker(from);
                });
        XYSeriesCollection data = new XYSeriesCollection();
        data.addSeries(series("others", false));
        data.addSeries(series("best tenth", true));
        XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
        dots.setDefaultCreateEntities(false);
        dot(dots, 0, 7, ink.colour(Role.MUTED, 0.65));
        dot(dots, 1, 9, ink.colour(Role.ACCENT));
        plot.setDataset(data);
        plot.setRenderer(dots);
    }

    private static AxisFit fit(double[] values) {
        return AxisFit.of(values, new double[0], MARGIN);
    }

    private static void dot(XYLineAndShapeRenderer dots, int series, double size, Color colour) {
        dots.setSeriesShape(series, new Ellipse2D.Double(-size / 2, -size / 2, size, size));
        dots.setSeriesPaint(series, colour);
    }

    private XYSeries series(String name, boolean among) {
        XYSeries series = new XYSeries(name, false);
        points.stream()
                .filter(p -> best.contains(p) == among)
                .forEach(p -> series.add(x(p), y(p), false));
        return series;
    }

    private double score(Point point) {
        return point.scores().getOrDefault(part, Double.NaN);
    }

    private double x(Point point) {
        return within(foot, score(point));
    }

    private double y(Point point) {
        return within(side, point.truth());
    }

    private static double within(NumberAxis axis, double value) {
        return Math.max(axis.getLowerBound() + EDGE * axis.getRange().getLength(), value);
    }

    @Override
    public List<Target> points() {
        return points.stream().map(this::target).toList();
    }

    private Target target(Point point) {
        String told =
                "%s %s, truth %s"
                        .formatted(
                                part,
                                CorrelationWords.value(score(point)),
                                CorrelationWords.value(point.truth()));
        return new Target(
                x(point),
                y(point),
                0,
                Optional.empty(),
                told,
                () -> {
                    List<String> lines = new ArrayList<>(CorrelationWords.lines(point.genotype()));
                    if (best.contains(point)) {
                        lines.add("among the best tenth by truth");
                    }
                    return lines;
                });
    }

    @Override
    public Optional<Target> selected() {
        return Optional.empty();
    }
}
