package org.seki.ui.curves;

import java.awt.Color;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.seki.ui.curves.SearchCurve.Candidate;
import org.seki.ui.fx.AxisFit;
import org.seki.ui.fx.ChartPane;
import org.seki.ui.fx.ChartPane.Target;
import org.seki.ui.fx.Ink;
import org.seki.ui.fx.Palette.Role;
import org.seki.ui.fx.Ticks;

/**
 * The family tree over score and iteration: a hairline from each candidate to its parent, the
 * selected one's line of ancestors strong, and dotted what was shown to its proposer.
 */
final class LineageChart implements ChartPane.Content {
    private final NumberAxis foot = new NumberAxis();
    private final NumberAxis side = new NumberAxis();
    private final XYPlot plot = new XYPlot();
    private final ChartPane pane;
    private final Supplier<LineagePicture> picture;
    private LineagePicture shown = LineagePicture.EMPTY;
    private Optional<Integer> selected = Optional.empty();

    /**
     * @param picture asked when the chart is drawn
     */
    LineageChart(Supplier<LineagePicture> picture, IntConsumer pick) {
        this.picture = picture;
        plot.setDomainAxis(foot);
        plot.setRangeAxis(side);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        pane = new ChartPane(plot, this, pick);
        pane.chart().addLegend(Ink.legend(plot));
    }

    ChartPane pane() {
        return pane;
    }

    void select(Optional<Integer> iteration) {
        selected = iteration;
        pane.refill();
    }

    @Override
    public void fill(Ink ink, double width, double height) {
        shown = picture.get();
        side.setNumberFormatOverride(Ticks.plain(shown.unit()));
        foot.setNumberFormatOverride(Ticks.plain(""));
        AxisFit y =
                AxisFit.of(
                        new double[0],
                        shown.candidates().stream().mapToDouble(Candidate::y).toArray(),
                        0.07);
        Ink.scale(side, y.low(), y.high(), height, 0);
        double last = shown.candidates().isEmpty() ? 1 : shown.candidates().getLast().x();
        double first = shown.candidates().isEmpty() ? 0 : shown.candidates().getFirst().x();
        Ink.scale(foot, first - 0.6, Math.max(last, first + 1) + 0.6, width, 1);
        MarkKey key = new MarkKey();
        lines(0, parents(), "parent", ink.colour(Role.MUTED, 0.55), Ink.line(1), key);
        lines(
                1,
                inspirations(),
                "shown to the selected",
                ink.colour(Role.GOOD, 0.8),
                Ink.dashed(1.2, 1.5f, 3),
                key);
        lines(
                2,
                ancestry(),
                "ancestors of the selected",
                ink.colour(Role.ACCENT),
                Ink.line(2.4),
                key);
        plot.setFixedLegendItems(key.stages(shown.candidates(), ink).items());
        plot.setDataset(3, StageDots.of(shown.candidates()));
        plot.setRenderer(3, StageDots.renderer(shown.candidates().size(), ink));
    }

    private void lines(
            int index, XYSeries series, String name, Color colour, Stroke stroke, MarkKey key) {
        if (!series.isEmpty()) {
            key.line(name, colour, stroke);
        }
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDefaultCreateEntities(false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, colour);
        renderer.setSeriesStroke(0, stroke);
        plot.setDataset(index, new XYSeriesCollection(series));
        plot.setRenderer(index, renderer);
    }

    private XYSeries parents() {
        XYSeries series = new XYSeries("parents", false);
        for (Candidate child : shown.candidates()) {
            Integer parent = shown.parents().get(child.row().iteration());
            if (parent != null) {
                shown.of(parent).ifPresent(p -> join(series, p, child));
            }
        }
        return series;
    }

    private XYSeries inspirations() {
        XYSeries series = new XYSeries("shown", false);
        selected.flatMap(shown::of)
                .ifPresent(child ->
                        shown.shown()
                                .getOrDefault(child.row().iteration(), List.of())
                                .forEach(i -> shown.of(i).ifPresent(p -> join(series, p, child))));
        return series;
    }

    private XYSeries ancestry() {
        XYSeries series = new XYSeries("ancestors", false);
        selected.map(shown::ancestry)
                .orElse(List.of())
                .forEach(c -> series.add(c.x(), c.y(), false));
        return series;
    }

    private static void join(XYSeries series, Candidate from, Candidate to) {
        series.add(from.x(), from.y(), false);
        series.add(to.x(), to.y(), false);
        series.add(to.x(), Double.NaN, false);
    }

    @Override
    public List<Target> points() {
        return shown.candidates().stream().map(this::target).toList();
    }

    @Override
    public Optional<Target> selected() {
        return selected.flatMap(shown::of).map(this::target);
    }

    private Target target(Candidate c) {
        return new Target(
                c.x(),
                c.y(),
                0,
                Optional.of(c.row().iteration()),
                () -> CandidateNote.headline(c.row(), c.y(), shown.unit()),
                () -> lines(c));
    }

    private List<String> lines(Candidate c) {
        int iteration = c.row().iteration();
        List<String> lines = new ArrayList<>(CandidateNote.of(c.row()));
        lines.add(
                "%d ancestors, %d descendants"
                        .formatted(
                                shown.ancestry(iteration).size() - 1,
                                shown.descendants(iteration)));
        return lines;
    }
}
