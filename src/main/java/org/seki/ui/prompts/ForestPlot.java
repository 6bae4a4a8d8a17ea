package org.seki.ui.prompts;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.seki.experiment.Interval;
import org.seki.experiment.PromptComparison;
import org.seki.experiment.PromptComparison.Row;
import org.seki.ui.fx.ChartPane;
import org.seki.ui.fx.ChartPane.Target;
import org.seki.ui.fx.Ink;
import org.seki.ui.fx.Palette.Role;
import org.seki.ui.fx.Ticks;

/**
 * Differences of the shares in percentage points with their 95 % intervals: to the right the second
 * version is better. The amber mark of a row is what one random edit gets.
 */
final class ForestPlot implements ChartPane.Content {
    private static final double HUNDRED = 100;
    private static final double LEAST_REACH = 5;

    private final NumberAxis foot = new NumberAxis("B − A, percentage points");
    private final XYPlot plot = new XYPlot();
    private final ChartPane pane;
    private List<Row> rows = List.of();

    ForestPlot() {
        plot.setDomainAxis(foot);
        plot.setRangeAxis(names());
        foot.setNumberFormatOverride(Ticks.plain(""));
        pane = new ChartPane(plot, this, _ -> {});
        pane.setId("forest");
    }

    ChartPane pane() {
        return pane;
    }

    void show(PromptComparison comparison) {
        rows =
                comparison.rows().stream()
                        .filter(r -> r.measure().share())
                        .filter(r -> Double.isFinite(r.difference().ci95().low()))
                        .toList();
        plot.setRangeAxis(names());
        pane.refill();
    }

    private SymbolAxis names() {
        SymbolAxis names =
                new SymbolAxis(
                        null, rows.stream().map(r -> r.measure().label()).toArray(String[]::new));
        names.setInverted(true);
        names.setGridBandsVisible(false);
        names.setRange(-0.5, Math.max(1, rows.size()) - 0.5);
        return names;
    }

    @Override
    public void fill(Ink ink, double width, double height) {
        plot.clearAnnotations();
        plot.clearDomainMarkers();
        plot.setRangeGridlinesVisible(false);
        double reach = reach();
        Ink.scale(foot, -reach, reach, width * 0.6, 0);
        ValueMarker none = new ValueMarker(0);
        none.setPaint(ink.colour(Role.MUTED));
        plot.addDomainMarker(none);
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawYError(false);
        renderer.setCapLength(0);
        renderer.setErrorStroke(Ink.line(2.4));
        renderer.setDefaultCreateEntities(false);
        for (int i = 0; i < rows.size(); i++) {
            data.addSeries(series(i));
            Color colour = ink.colour(told(rows.get(i)) ? Role.ACCENT : Role.MUTED);
            renderer.setSeriesPaint(i, colour);
            renderer.setSeriesShape(i, new Rectangle2D.Double(-4.5, -4.5, 9, 9));
            random(i, ink);
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
    }

    private double reach() {
        return 1.12
                * rows.stream()
                        .flatMapToDouble(r ->
                                DoubleStream.of(
                                        r.difference().ci95().low(),
                                        r.difference().ci95().high(),
                                        randomEdit(r)))
                        .filter(Double::isFinite)
                        .map(v -> Math.abs(v) * HUNDRED)
                        .reduce(LEAST_REACH, Math::max);
    }

    private static boolean told(Row row) {
        return !row.difference().ci95().contains(0);
    }

    /** What it gets beyond the first version. */
    private static double randomEdit(Row row) {
        return -row.firstAboveRandom().mean();
    }

    private XYIntervalSeries series(int row) {
        Row r = rows.get(row);
        XYIntervalSeries series = new XYIntervalSeries(r.measure().label());
        Interval ci = r.difference().ci95();
        series.add(
                r.difference().mean() * HUNDRED,
                ci.low() * HUNDRED,
                ci.high() * HUNDRED,
                row,
                row,
                row);
        return series;
    }

    private void random(int row, Ink ink) {
        double at = randomEdit(rows.get(row)) * HUNDRED;
        if (!Double.isFinite(at)) {
            return;
        }
        Color amber = ink.colour(Role.ATTENTION);
        plot.addAnnotation(
                new XYLineAnnotation(at, row - 0.28, at, row + 0.28, Ink.line(2.4), amber));
        if (row == rows.size() - 1) {
            XYTextAnnotation label = new XYTextAnnotation("random edit", at, row + 0.3);
            label.setFont(Ink.SMALL);
            label.setPaint(amber);
            label.setTextAnchor(TextAnchor.TOP_CENTER);
            plot.addAnnotation(label);
        }
    }

    @Override
    public List<Target> points() {
        return IntStream.range(0, rows.size()).mapToObj(this::target).toList();
    }

    private Target target(int row) {
        Row r = rows.get(row);
        return new Target(
                r.difference().mean() * HUNDRED,
                row,
                0,
                Optional.empty(),
                r.measure().label(),
                () ->
                        List.of(
                                String.format(
                                        Locale.ROOT,
                                        "%+.1f points, 95 %% interval %+.1f to %+.1f",
                                        r.difference().mean() * HUNDRED,
                                        r.difference().ci95().low() * HUNDRED,
                                        r.difference().ci95().high() * HUNDRED),
                                String.format(Locale.ROOT, "p = %.4f", r.p()),
                                r.contexts() + " contexts"));
    }

    @Override
    public Optional<Target> selected() {
        return Optional.empty();
    }
}
