package org.seki.ui.experiments;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.seki.experiment.Interval;
import org.seki.experiment.StudyReport.Ceiling;
import org.seki.experiment.StudyReport.Curve;
import org.seki.experiment.StudyReport.Point;
import org.seki.ui.fx.AxisFit;
import org.seki.ui.fx.ChartPane;
import org.seki.ui.fx.ChartPane.Target;
import org.seki.ui.fx.Ink;
import org.seki.ui.fx.Palette.Role;
import org.seki.ui.fx.Ticks;

/**
 * The reported metric of the best by validation against evaluations on one data set: a line a
 * strategist with the 95 % interval of its mean as a band, and dotted lines for what can be
 * reached.
 */
final class StudyChart implements ChartPane.Content {
    /** The first evaluations are not seen: what is found by then tells strategists little apart. */
    private static final double SKIPPED = 0.08;

    /** Two levels closer than this share of the axis are drawn as one. */
    private static final double ONE = 0.004;

    private final NumberAxis foot = new NumberAxis("evaluations");
    private final NumberAxis side = new NumberAxis();
    private final XYPlot plot = new XYPlot();
    private final ChartPane pane;
    private List<Curve> curves = List.of();
    private List<String> order = List.of();
    private Optional<Ceiling> ceiling = Optional.empty();

    StudyChart() {
        plot.setDomainAxis(foot);
        plot.setRangeAxis(side);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        foot.setNumberFormatOverride(Ticks.plain(""));
        side.setNumberFormatOverride(Ticks.plain(""));
        pane = new ChartPane(plot, this, _ -> {});
    }

    ChartPane pane() {
        return pane;
    }

    /**
     * @param order all strategists of the study, which decides their colours
     */
    void show(List<Curve> now, List<String> order, Optional<Ceiling> ceiling) {
        this.curves = now;
        this.order = order;
        this.ceiling = ceiling;
        pane.refill();
    }

    @Override
    public Optional<Target> selected() {
        return Optional.empty();
    }

    @Override
    public void fill(Ink ink, double width, double height) {
        for (int i = plot.getDatasetCount() - 1; i >= 0; i--) {
            plot.setDataset(i, null);
            plot.setRenderer(i, null);
        }
        plot.clearAnnotations();
        int longest = curves.stream().mapToInt(c -> c.points().size()).max().orElse(1);
        fit(longest, width, height);
        ceiling.ifPresent(c -> {
            boolean one = c.optimum() - c.bestByValidation() < ONE * side.getRange().getLength();
            String top = one ? "best by validation, optimum" : "optimum";
            level(top, c.optimum(), TextAnchor.BOTTOM_LEFT, ink);
            if (!one) {
                level("best by validation", c.bestByValidation(), TextAnchor.TOP_LEFT, ink);
            }
        });
        int next = 2;
        for (Curve curve : curves) {
            curve(next++, curve);
        }
    }

    private void fit(int longest, double width, double height) {
        double[] means =
                curves.stream()
                        .flatMap(c -> c.points().stream())
                        .filter(p -> p.evaluations() > longest * SKIPPED)
                        .mapToDouble(p -> p.estimate().mean())
                        .toArray();
        double[] always =
                ceiling.stream()
                        .flatMapToDouble(c -> DoubleStream.of(c.bestByValidation(), c.optimum()))
                        .toArray();
        AxisFit y = AxisFit.of(means, always, 0.04);
        Ink.scale(side, y.low(), y.high(), height, 0);
        Ink.scale(foot, 0, longest * 1.02, width, 1);
    }

    private void level(String name, double value, TextAnchor anchor, Ink ink) {
        XYSeries series = new XYSeries(name);
        series.add(foot.getLowerBound(), value);
        series.add(foot.getUpperBound(), value);
        XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
        line.setSeriesPaint(0, ink.colour(Role.MUTED));
        line.setSeriesStroke(0, Ink.dashed(1.2, 1.5f, 3));
        line.setDefaultCreateEntities(false);
        int index = anchor == TextAnchor.BOTTOM_LEFT ? 0 : 1;
        plot.setDataset(index, new XYSeriesCollection(series));
        plot.setRenderer(index, line);
        String text = String.format(Locale.ROOT, " %s %s ", name, Ticks.plain("").format(value));
        XYTextAnnotation label = new XYTextAnnotation(text, foot.getLowerBound(), value);
        label.setFont(Ink.SMALL);
        label.setPaint(ink.colour(Role.MUTED));
        label.setTextAnchor(anchor);
        plot.addAnnotation(label);
    }

    private void curve(int index, Curve curve) {
        YIntervalSeries series = new YIntervalSeries(curve.strategist());
        for (Point p : curve.points()) {
            double mean = p.estimate().mean();
            Interval ci = p.estimate().ci95().orElse(new Interval(mean, mean));
            series.add(p.evaluations(), mean, ci.low(), ci.high());
        }
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(series);
        StudyInk look = StudyInk.of(order.indexOf(curve.strategist()));
        Color colour = look.awt();
        DeviationRenderer renderer = new DeviationRenderer(true, false);
        renderer.setSeriesPaint(0, colour);
        renderer.setSeriesFillPaint(0, colour);
        renderer.setAlpha(0.16f);
        renderer.setSeriesStroke(0, look.stroke());
        renderer.setDefaultCreateEntities(false);
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
    }

    @Override
    public List<Target> points() {
        List<Target> points = new ArrayList<>();
        for (Curve curve : curves) {
            for (Point p : curve.points()) {
                if (p.estimate().mean() >= side.getLowerBound()) {
                    points.add(target(curve, p));
                }
            }
        }
        return points;
    }

    private static Target target(Curve curve, Point p) {
        return new Target(
                p.evaluations(),
                p.estimate().mean(),
                0,
                Optional.empty(),
                "%s, %d evaluations".formatted(curve.strategist(), p.evaluations()),
                () -> List.of(StudyWords.estimate(p.estimate()), p.estimate().n() + " seeds"));
    }
}
