package org.seki.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.seki.ui.fx.AxisFit;
import org.seki.ui.fx.ChartPane;
import org.seki.ui.fx.ChartPane.Target;
import org.seki.ui.fx.Ink;
import org.seki.ui.fx.Palette.Role;
import org.seki.ui.fx.Ticks;

/** A quantity by epoch: on the training and on the held images, of every seed. */
final class EpochChart extends VBox implements ChartPane.Content {
    private static final double FAINT = 0.35;
    private static final int FEW = 40;
    private static final double DOT = 5;

    /** Whose values a line shows. */
    enum Kind {
        TRAINING,
        VALIDATION
    }

    /**
     * A line of the chart.
     *
     * @param name of its points, such as {@code Validation, seed 1}
     * @param y by epoch, from the first; NaN where there is none
     * @param faint for another seed than the last
     */
    record Line(String name, Kind kind, double[] y, boolean faint) {}

    private final String name;
    private final String unit;
    private final double[] always;
    private final Label title = new Label();
    private final Label soon = new Label("Appears after the first epoch");
    private final NumberAxis foot = new NumberAxis();
    private final NumberAxis side = new NumberAxis();
    private final XYPlot plot = new XYPlot();
    private final ChartPane pane;
    private List<Line> lines = List.of();
    private int epochs = 1;

    /**
     * @param unit follows a value, with its space
     * @param always values that the axis shows in any case
     */
    EpochChart(String name, String unit, double... always) {
        this.name = name;
        this.unit = unit;
        this.always = always;
        plot.setDomainAxis(foot);
        plot.setRangeAxis(side);
        pane = new ChartPane(plot, this, _ -> {});
        title.getStyleClass().add("curve-title");
        title.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("epoch-chart");
        setMinSize(0, 0);
        soon.getStyleClass().addAll("note", "muted");
        soon.setMinWidth(USE_PREF_SIZE);
        StackPane body = new StackPane(pane, soon);
        body.setMinSize(0, 0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(title, body);
        show(List.of(), 1);
    }

    /**
     * @param of epochs in all
     */
    void show(List<Line> now, int of) {
        lines = now;
        epochs = Math.max(1, of);
        title.setText(
                now.stream()
                        .filter(l -> !l.faint() && l.y().length > 0)
                        .filter(l -> !Double.isNaN(l.y()[l.y().length - 1]))
                        .reduce((_, b) -> b)
                        .map(l -> name + "  " + text(l.y()[l.y().length - 1]))
                        .orElse(name));
        boolean any = now.stream().anyMatch(l -> l.y().length > 0);
        pane.setVisible(any);
        soon.setVisible(!any);
        pane.refill();
    }

    @Override
    public Optional<Target> selected() {
        return Optional.empty();
    }

    @Override
    public void fill(Ink ink, double width, double height) {
        double[] values = lines.stream().flatMapToDouble(l -> DoubleStream.of(l.y())).toArray();
        AxisFit fit = AxisFit.of(values, always, 0.06);
        side.setNumberFormatOverride(Ticks.plain(unit));
        foot.setNumberFormatOverride(Ticks.plain(""));
        Ink.scale(side, fit.low(), fit.high(), height, 0);
        double room = epochs * 0.03;
        Ink.scale(foot, 1 - Math.max(room, 0.1), epochs + Math.max(room, 0.1), width, 1);
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, epochs <= FEW);
        renderer.setDefaultCreateEntities(false);
        renderer.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            XYSeries series = new XYSeries(i, false);
            for (int e = 0; e < line.y().length; e++) {
                if (!Double.isNaN(line.y()[e])) {
                    series.add(e + 1.0, line.y()[e], false);
                }
            }
            data.addSeries(series);
            dress(renderer, i, line, ink);
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
    }

    private static void dress(XYLineAndShapeRenderer renderer, int i, Line line, Ink ink) {
        double opacity = line.faint() ? FAINT : 1;
        boolean validation = line.kind() == Kind.VALIDATION;
        renderer.setSeriesPaint(i, ink.colour(validation ? Role.ACCENT : Role.MUTED, opacity));
        renderer.setSeriesStroke(i, validation ? Ink.line(2) : Ink.dashed(1.6, 5, 3));
        renderer.setSeriesShape(
                i, new java.awt.geom.Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
    }

    @Override
    public List<Target> points() {
        List<Target> points = new ArrayList<>();
        for (Line line : lines) {
            for (int e = 0; e < line.y().length; e++) {
                double y = line.y()[e];
                if (!Double.isNaN(y)) {
                    points.add(
                            new Target(
                                    e + 1.0,
                                    y,
                                    0,
                                    Optional.empty(),
                                    "Epoch %d".formatted(e + 1),
                                    () -> List.of(line.name() + " " + text(y))));
                }
            }
        }
        return points;
    }

    private String text(double value) {
        double size = Math.abs(value);
        String pattern = size >= 10 ? "%.2f" : size >= 0.01 || size == 0 ? "%.4f" : "%.2e";
        return String.format(Locale.ROOT, pattern, value) + unit;
    }
}
