package org.seki.ui.curves;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.seki.ui.curves.SearchCurve.Candidate;
import org.seki.ui.fx.AxisFit;
import org.seki.ui.fx.ChartPane;
import org.seki.ui.fx.ChartPane.Target;
import org.seki.ui.fx.Ink;
import org.seki.ui.fx.Palette.Role;
import org.seki.ui.fx.Ticks;

/** Score against cost, and the front of those that no other beats in both. */
final class ParetoChart implements ChartPane.Content {
    /** The share of the side that is free below, for marks of what lies further down. */
    private static final double BELOW = 0.07;

    private final NumberAxis foot = new NumberAxis();
    private final NumberAxis side = new NumberAxis();
    private final XYPlot plot = new XYPlot();
    private final ChartPane pane;
    private final Supplier<ParetoPicture> picture;
    private ParetoPicture shown = ParetoPicture.EMPTY;
    private Optional<Integer> selected = Optional.empty();

    /**
     * @param picture asked when the chart is drawn
     */
    ParetoChart(Supplier<ParetoPicture> picture, IntConsumer pick) {
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
        pane.reselect();
    }

    @Override
    public void fill(Ink ink, double width, double height) {
        shown = picture.get();
        side.setNumberFormatOverride(Ticks.plain(shown.unit()));
        foot.setNumberFormatOverride(Ticks.plain(" M"));
        AxisFit y =
                AxisFit.marked(
                        shown.candidates().stream().mapToDouble(Candidate::y).toArray(),
                        new double[0],
                        BELOW);
        AxisFit x =
                AxisFit.of(
                        new double[0],
                        shown.candidates().stream().mapToDouble(Candidate::x).toArray(),
                        0.05);
        Ink.scale(side, y.low(), y.high(), height, 0);
        Ink.scale(foot, x.low(), x.high(), width, 0);
        plot.setDataset(0, front());
        XYStepRenderer steps = new XYStepRenderer();
        steps.setDefaultCreateEntities(false);
        steps.setSeriesPaint(0, ink.colour(Role.ACCENT));
        steps.setSeriesStroke(0, Ink.line(2));
        plot.setRenderer(0, steps);
        List<Candidate> seen = shown.candidates().stream().filter(this::seen).toList();
        int below = shown.candidates().size() - seen.size();
        plot.setDataset(1, StageDots.of(seen));
        plot.setRenderer(1, StageDots.renderer(shown.candidates().size(), ink));
        plot.setDataset(2, below());
        plot.setRenderer(2, new MarkRenderer(MarkKey.BELOW, ink.colour(Role.MUTED)));
        plot.setFixedLegendItems(
                new MarkKey()
                        .line("Pareto front", ink.colour(Role.ACCENT), Ink.line(2))
                        .stages(shown.candidates(), ink)
                        .below(below, ink)
                        .items());
    }

    private boolean seen(Candidate c) {
        return c.y() >= side.getLowerBound();
    }

    /** Where it is drawn: at the foot when its score lies below the axis. */
    private double y(Candidate c) {
        return seen(c) ? c.y() : side.getLowerBound() + BELOW / 3 * side.getRange().getLength();
    }

    private XYSeriesCollection below() {
        XYSeries series = new XYSeries("far below", false);
        shown.candidates().stream()
                .filter(c -> !seen(c))
                .forEach(c -> series.add(c.x(), y(c), false));
        return new XYSeriesCollection(series);
    }

    private XYSeriesCollection front() {
        XYSeries series = new XYSeries("Pareto front", false);
        shown.front().forEach(c -> series.add(c.x(), c.y(), false));
        if (!shown.front().isEmpty()) {
            series.add(foot.getUpperBound(), shown.front().getLast().y(), false);
        }
        return new XYSeriesCollection(series);
    }

    @Override
    public List<Target> points() {
        return shown.candidates().stream().map(this::target).toList();
    }

    @Override
    public Optional<Target> selected() {
        return selected.flatMap(i ->
                shown.candidates().stream()
                        .filter(c -> c.row().iteration() == i)
                        .findFirst()
                        .map(this::target));
    }

    private Target target(Candidate c) {
        return new Target(
                c.x(),
                y(c),
                0,
                Optional.of(c.row().iteration()),
                () -> CandidateNote.headline(c.row(), c.y(), shown.unit()),
                () -> CandidateNote.of(c.row()));
    }
}
