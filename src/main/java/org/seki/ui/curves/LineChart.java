package org.seki.ui.curves;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
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

/** One live curve: smoothed, with the raw line faint behind, and its last value in the heading. */
final class LineChart extends VBox implements ChartPane.Content {
    private static final int SMOOTH = 1;

    private final Label title = new Label();
    private final NumberAxis foot = new NumberAxis();
    private final NumberAxis side = new NumberAxis();
    private final XYPlot plot = new XYPlot();
    private final ChartPane pane;
    private LiveCurve shown;

    LineChart(LiveCurve curve) {
        shown = curve;
        plot.setDomainAxis(foot);
        plot.setRangeAxis(side);
        pane = new ChartPane(plot, this, _ -> {});
        title.getStyleClass().add("curve-title");
        getStyleClass().add("line-chart");
        VBox.setVgrow(pane, Priority.ALWAYS);
        getChildren().addAll(title, pane);
        show(curve);
    }

    String name() {
        return shown.name();
    }

    /** {@code Supernet loss 0.4321}. */
    String title() {
        return title.getText();
    }

    ChartPane pane() {
        return pane;
    }

    void show(LiveCurve curve) {
        shown = curve;
        int n = curve.x().length;
        title.setText(n == 0 ? curve.title() : curve.title() + "  " + text(curve.raw()[n - 1]));
        pane.refill();
    }

    @Override
    public Optional<Target> selected() {
        return Optional.empty();
    }

    @Override
    public void fill(Ink ink, double width, double height) {
        double[] raw = shown.raw();
        AxisFit fit = AxisFit.of(raw, new double[0], 0.06);
        side.setNumberFormatOverride(Ticks.plain(shown.unit()));
        foot.setNumberFormatOverride(Ticks.plain(""));
        Ink.scale(side, fit.low(), fit.high(), height, 0);
        if (raw.length > 0) {
            double first = shown.x()[0];
            double last = raw.length > 1 ? shown.x()[raw.length - 1] : first + 1;
            double room = (last - first) * 0.01;
            Ink.scale(foot, first - room, last + room, width, 0);
        }
        XYSeriesCollection data = new XYSeriesCollection();
        data.addSeries(series("smoothed", shown.smoothed()));
        data.addSeries(series("raw", raw));
        XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
        lines.setDefaultCreateEntities(false);
        lines.setDrawSeriesLineAsPath(true);
        lines.setSeriesPaint(0, ink.colour(Role.ACCENT));
        lines.setSeriesStroke(0, Ink.line(2));
        lines.setSeriesPaint(SMOOTH, ink.colour(Role.ACCENT, 0.3));
        lines.setSeriesStroke(SMOOTH, Ink.line(1.2));
        plot.setDataset(data);
        plot.setRenderer(lines);
    }

    private XYSeries series(String name, double[] y) {
        XYSeries series = new XYSeries(name, false);
        for (int i = 0; i < y.length; i++) {
            series.add(shown.x()[i], y[i], false);
        }
        return series;
    }

    @Override
    public List<Target> points() {
        List<Target> points = new ArrayList<>();
        for (int i = 0; i < shown.x().length; i++) {
            double smoothed = shown.smoothed()[i];
            double raw = shown.raw()[i];
            points.add(
                    new Target(
                            shown.x()[i],
                            smoothed,
                            0,
                            Optional.empty(),
                            String.format(Locale.ROOT, "Epoch %.4g", shown.x()[i]),
                            () -> List.of("Measured " + text(raw), "Smoothed " + text(smoothed))));
        }
        return points;
    }

    private String text(double value) {
        return String.format(
                        Locale.ROOT,
                        shown.unit().isEmpty() && Math.abs(value) < 10 ? "%.4f" : "%.2f",
                        value)
                + shown.unit();
    }
}
