package org.seki.ui.curves;

import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
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
import org.seki.ui.curves.SearchCurve.Candidate;
import org.seki.ui.curves.SearchCurve.Mark;
import org.seki.ui.curves.SearchCurve.Refusal;
import org.seki.ui.curves.SearchCurve.Span;
import org.seki.ui.curves.SearchCurve.X;
import org.seki.ui.fx.AxisFit;
import org.seki.ui.fx.ChartPane;
import org.seki.ui.fx.ChartPane.Target;
import org.seki.ui.fx.Ink;
import org.seki.ui.fx.Palette.Role;

/**
 * Every candidate a dot in its stage's colour, the best so far a step line, the rejected crosses at
 * the foot, stages shaded bands, and what the run is held against behind it all.
 */
final class SearchChart implements ChartPane.Content {
    private static final double AROUND = 44;
    private static final double FOOT = 62;
    private static final double CROSSES = 30;
    private static final double HOPELESS = 44;
    private static final double HEALTH_AT = 0.975;
    private static final double NAMED_SHARE = 0.16;
    private static final double NAME_BELOW = 0.012;
    private static final int SIDE = 0;
    private static final int SHARE = 1;

    /** Not red, which is for what was rejected, nor what the candidates have. */
    private static final List<Role> RUN_COLOURS = List.of(Role.ATTENTION, Role.TEXT, Role.MUTED);

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
        stages(ink);
        int next = 0;
        for (int i = 0; i < shown.references().size(); i++) {
            next = reference(next, shown.references().get(i), i, ink);
        }
        next = add(next, best(), stepped(ink), SIDE);
        next =
                add(
                        next,
                        StageDots.of(seen()),
                        StageDots.renderer(shown.curve().candidates().size(), ink),
                        SIDE);
        next = add(next, footMarks(), new MarkRenderer(cross(), ink.colour(Role.BAD)), SHARE);
        next = add(next, hopeless(), new MarkRenderer(triangle(), ink.colour(Role.MUTED)), SHARE);
        add(next, health(), new MarkRenderer(diamond(), ink.colour(Role.ATTENTION)), SHARE);
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
                AxisFit.of(
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

    private void stages(Ink ink) {
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
                band.setLabel(inspiration ? "knowledge inspiration" : "self-evolution");
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

    private int reference(int index, Reference reference, int nth, Ink ink) {
        return switch (reference) {
            case Reference.Level level -> level(index, level, ink);
            case Reference.Band band when shown.by() == X.ITERATION ->
                    band(index, band, Role.MUTED, 0.16, Ink.dashed(1, 4, 3), ink);
            case Reference.Runs runs when shown.by() == X.ITERATION ->
                    band(
                            index,
                            runs.band(),
                            RUN_COLOURS.get(nth % RUN_COLOURS.size()),
                            0.14,
                            nth < RUN_COLOURS.size() ? Ink.line(1.6) : Ink.dashed(1.6, 7, 3),
                            ink);
            case Reference.Band _, Reference.Runs _ -> index;
        };
    }

    private int level(int index, Reference.Level level, Ink ink) {
        XYSeries series = new XYSeries(level.name());
        series.add(foot.getLowerBound(), level.score());
        series.add(foot.getUpperBound(), level.score());
        XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, false);
        line.setSeriesPaint(0, ink.colour(Role.ATTENTION));
        line.setSeriesStroke(0, Ink.dashed(1.4, 1.5f, 3));
        name(level.name(), foot.getUpperBound(), level.score(), TextAnchor.BOTTOM_RIGHT, ink);
        return add(index, new XYSeriesCollection(series), line, SIDE);
    }

    private int band(
            int index, Reference.Band band, Role role, double opacity, Stroke stroke, Ink ink) {
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
                    TextAnchor.TOP_RIGHT,
                    ink);
        }
        return add(index, data, renderer, SIDE);
    }

    private void name(String name, double x, double y, TextAnchor anchor, Ink ink) {
        XYTextAnnotation text = new XYTextAnnotation(" " + name + " ", x, y);
        text.setFont(Ink.SMALL);
        text.setPaint(ink.colour(Role.MUTED));
        text.setTextAnchor(anchor);
        plot.addAnnotation(text);
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
        return shown.curve().candidates().stream()
                .filter(c -> c.y() >= side.getLowerBound())
                .toList();
    }

    private XYDataset footMarks() {
        XYSeries series = new XYSeries("rejected", false);
        shown.curve().rejected().forEach(r -> series.add(r.x(), CROSSES / inside, false));
        return new XYSeriesCollection(series);
    }

    private XYDataset hopeless() {
        XYSeries series = new XYSeries("far below", false);
        shown.curve().candidates().stream()
                .filter(c -> c.y() < side.getLowerBound())
                .forEach(c -> series.add(c.x(), HOPELESS / inside, false));
        return new XYSeriesCollection(series);
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

    private static Shape triangle() {
        Path2D triangle = new Path2D.Double();
        triangle.moveTo(-4, -2.5);
        triangle.lineTo(4, -2.5);
        triangle.lineTo(0, 3.5);
        triangle.closePath();
        return triangle;
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
        boolean seen = c.y() >= side.getLowerBound();
        return new Target(
                c.x(),
                seen ? c.y() : HOPELESS / inside,
                seen ? SIDE : SHARE,
                Optional.of(c.row().iteration()),
                CandidateNote.headline(c.row(), c.y(), shown.unit()),
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
                m.health().monitor(),
                () -> List.of(m.health().evidence(), m.health().remedy()));
    }
}
