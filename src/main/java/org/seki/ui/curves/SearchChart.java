package org.seki.ui.curves;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.seki.ui.curves.SearchCurve.Candidate;
import org.seki.ui.curves.SearchCurve.Mark;
import org.seki.ui.curves.SearchCurve.Refusal;
import org.seki.ui.curves.SearchCurve.X;
import org.seki.ui.fx.AxisFit;
import org.seki.ui.fx.Capital;
import org.seki.ui.fx.ChartPane;
import org.seki.ui.fx.ChartPane.Target;
import org.seki.ui.fx.Ink;
import org.seki.ui.fx.Palette.Role;

/**
 * Every candidate a dot in its stage's colour, the best so far a step line, the rejected crosses at
 * the foot, stages shaded bands, and what the run is held against behind it all.
 */
final class SearchChart implements ChartPane.Content {
    private static final double AROUND = 64;
    private static final double FOOT = 62;
    private static final double CROSSES = 30;
    private static final double HOPELESS = 44;
    private static final double HEALTH_AT = 0.975;
    private static final int SIDE = 0;
    private static final int SHARE = 1;

    private final NumberAxis foot = new NumberAxis();
    private final NumberAxis side = new NumberAxis();
    private final NumberAxis share = new NumberAxis();
    private final XYPlot plot = new XYPlot();
    private final ChartPane pane;
    private final Supplier<SearchPicture> picture;
    private SearchPicture shown = SearchPicture.EMPTY;
    private double inside = 1;
    private Optional<Integer> selected = Optional.empty();

    /**
     * @param picture asked when the chart is drawn
     */
    SearchChart(Supplier<SearchPicture> picture, IntConsumer pick) {
        this.picture = picture;
        share.setVisible(false);
        share.setRange(0, 1);
        plot.setDomainAxis(foot);
        plot.setRangeAxis(SIDE, side);
        plot.setRangeAxis(SHARE, share);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        pane = new ChartPane(plot, this, pick);
        pane.chart().addLegend(Ink.legend(plot));
    }

    ChartPane pane() {
        return pane;
    }

    /** Marks another candidate. */
    void select(Optional<Integer> iteration) {
        selected = iteration;
        pane.reselect();
    }

    @Override
    public Optional<Target> selected() {
        return selected.flatMap(i ->
                shown.curve().candidates().stream()
                        .filter(c -> c.row().iteration() == i)
                        .findFirst()
                        .map(this::target));
    }

    @Override
    public void fill(Ink ink, double width, double height) {
        shown = picture.get();
        clear();
        fit(width, height);
        int next = new Backdrop(plot, shown, inside, ink).draw();
        next = add(next, best(), stepped(ink), SIDE);
        next =
                add(
                        next,
                        StageDots.of(seen()),
                        StageDots.renderer(shown.curve().candidates().size(), ink),
                        SIDE);
        next = add(next, rejected(), new CrowdRenderer(cross(), ink.colour(Role.BAD)), SHARE);
        next =
                add(
                        next,
                        hopeless(),
                        new CrowdRenderer(MarkKey.BELOW, ink.colour(Role.MUTED)),
                        SHARE);
        add(next, health(), new MarkRenderer(diamond(), ink.colour(Role.ATTENTION)), SHARE);
        plot.setFixedLegendItems(key(ink).items());
    }

    private MarkKey key(Ink ink) {
        SearchCurve curve = shown.curve();
        int below = curve.candidates().size() - seen().size();
        MarkKey key =
                new MarkKey()
                        .line("best so far", ink.colour(Role.ACCENT), Ink.line(2))
                        .stages(curve.candidates(), ink)
                        .counted(curve.rejected().size(), "rejected", cross(), ink.colour(Role.BAD))
                        .below(below, ink);
        return curve.health().isEmpty()
                ? key
                : key.mark("health warning", diamond(), ink.colour(Role.ATTENTION));
    }

    private void clear() {
        for (int i = plot.getDatasetCount() - 1; i >= 0; i--) {
            plot.setDataset(i, null);
            plot.setRenderer(i, null);
        }
        plot.clearAnnotations();
        plot.clearDomainMarkers();
    }

    private int add(int index, XYDataset data, XYItemRenderer renderer, int axis) {
        renderer.setDefaultCreateEntities(false);
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
        plot.mapDatasetToRangeAxis(index, axis);
        return index + 1;
    }

    private void fit(double width, double height) {
        inside = Math.max(1, height - AROUND);
        side.setNumberFormatOverride(shown.format());
        foot.setNumberFormatOverride(shown.footFormat());
        AxisFit y =
                AxisFit.marked(
                        shown.curve().candidates().stream().mapToDouble(Candidate::y).toArray(),
                        shown.references().stream().flatMapToDouble(SearchChart::extent).toArray(),
                        Math.min(0.4, FOOT / inside));
        Ink.scale(side, y.low(), y.high(), height, 0);
        if (shown.by() == X.ITERATION) {
            Ink.scale(foot, shown.from() - 0.6, shown.to() + 0.6, width, 1);
        } else {
            Ink.scale(foot, 0, Math.max(1, shown.to() * 1.03), width, 0);
        }
    }

    private static DoubleStream extent(Reference reference) {
        return switch (reference) {
            case Reference.Level(_, double score) -> DoubleStream.of(score);
            case Reference.Band b ->
                    DoubleStream.concat(
                            b.low().stream().mapToDouble(d -> d),
                            b.high().stream().mapToDouble(d -> d));
            case Reference.Runs r -> extent(r.band());
        };
    }

    private XYDataset best() {
        XYSeries series = new XYSeries("best so far", false);
        shown.curve().best().forEach(c -> series.add(c.x(), c.y(), false));
        if (!shown.curve().best().isEmpty()) {
            double end = shown.curve().candidates().getLast().x();
            series.add(end, shown.curve().best().getLast().y(), false);
        }
        return new XYSeriesCollection(series);
    }

    private static XYItemRenderer stepped(Ink ink) {
        XYStepRenderer renderer = new XYStepRenderer();
        renderer.setSeriesPaint(0, ink.colour(Role.ACCENT));
        renderer.setSeriesStroke(0, Ink.line(2));
        return renderer;
    }

    private List<Candidate> seen() {
        return shown.curve().candidates().stream().filter(this::seen).toList();
    }

    /** Every iteration, with a height where a reply of it was rejected. */
    private XYDataset rejected() {
        Map<Double, Double> heights = new TreeMap<>();
        shown.curve().candidates().forEach(c -> heights.put(c.x(), Double.NaN));
        shown.curve().rejected().forEach(r -> heights.put(r.x(), CROSSES / inside));
        XYSeries series = new XYSeries("rejected", false);
        heights.forEach((x, y) -> series.add(x, y, false));
        return new XYSeriesCollection(series);
    }

    /** Every candidate, with a height where its score lies below the axis. */
    private XYDataset hopeless() {
        XYSeries series = new XYSeries("far below", false);
        shown.curve()
                .candidates()
                .forEach(c -> series.add(c.x(), seen(c) ? Double.NaN : HOPELESS / inside, false));
        return new XYSeriesCollection(series);
    }

    private boolean seen(Candidate c) {
        return c.y() >= side.getLowerBound();
    }

    private XYDataset health() {
        XYSeries series = new XYSeries("health", false);
        shown.curve().health().forEach(m -> series.add(m.x(), HEALTH_AT, false));
        return new XYSeriesCollection(series);
    }

    private static Shape cross() {
        Path2D cross = new Path2D.Double();
        cross.moveTo(-3.5, -3.5);
        cross.lineTo(3.5, 3.5);
        cross.moveTo(-3.5, 3.5);
        cross.lineTo(3.5, -3.5);
        return Ink.line(1.6).createStrokedShape(cross);
    }

    private static Shape diamond() {
        Path2D diamond = new Path2D.Double();
        diamond.moveTo(0, -4.5);
        diamond.lineTo(4.5, 0);
        diamond.lineTo(0, 4.5);
        diamond.lineTo(-4.5, 0);
        diamond.closePath();
        return diamond;
    }

    @Override
    public List<Target> points() {
        List<Target> points = new ArrayList<>();
        shown.curve().candidates().forEach(c -> points.add(target(c)));
        shown.curve().rejected().forEach(r -> points.add(target(r)));
        shown.curve().health().forEach(m -> points.add(target(m)));
        return points;
    }

    private Target target(Candidate c) {
        return new Target(
                c.x(),
                seen(c) ? c.y() : HOPELESS / inside,
                seen(c) ? SIDE : SHARE,
                Optional.of(c.row().iteration()),
                () -> CandidateNote.headline(c.row(), c.y(), shown.unit()),
                () -> CandidateNote.of(c.row()));
    }

    private Target target(Refusal r) {
        return new Target(
                r.x(),
                CROSSES / inside,
                SHARE,
                Optional.of(r.row().iteration()),
                "Iteration " + r.row().iteration(),
                () -> CandidateNote.refusals(r.row()));
    }

    private static Target target(Mark m) {
        return new Target(
                m.x(),
                HEALTH_AT,
                SHARE,
                Optional.empty(),
                Capital.first(m.health().monitor()),
                () -> List.of(m.health().evidence(), m.health().remedy()));
    }
}
