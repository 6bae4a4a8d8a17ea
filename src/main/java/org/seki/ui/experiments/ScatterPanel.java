package org.seki.ui.experiments;

import java.util.Comparator;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.seki.experiment.CorrelationReport;
import org.seki.experiment.CorrelationReport.Part;
import org.seki.experiment.CorrelationReport.Point;
import org.seki.ui.experiments.CorrelationWork.Doing;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.EmptyState;
import org.seki.ui.fx.PanelHead;

/** The picture of a measurement: one part of the score against the truth. */
final class ScatterPanel extends BorderPane {
    private final CorrelationModel model;
    private final ScatterChart chart = new ScatterChart();
    private final Chip tau = new Chip("", Chip.Tone.QUIET);
    private final ComboBox<String> part = new ComboBox<>();
    private final Label summary = new Label();
    private final FlowPane legend = new FlowPane(16, 4);
    private final EmptyState empty;

    ScatterPanel(CorrelationModel model) {
        this.model = model;
        getStyleClass().add("panel");
        legend.getStyleClass().add("legend");
        summary.setId("correlation-summary");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        summary.getStyleClass().addAll("muted", "correlation-summary");
        part.setId("correlation-part");
        part.setMinWidth(120);
        part.valueProperty()
                .addListener((_, _, now) -> {
                    if (now != null) {
                        model.partProperty().set(now);
                    }
                });
        empty =
                new EmptyState(
                        Feather.TARGET,
                        "How far do scores rank as the truth does?",
                        Bindings.createStringBinding(
                                this::why, model.shownProperty(), model.work().doingProperty()));
        setTop(
                new VBox(
                        new PanelHead("Score against truth").saying(tau).offering(part),
                        summary,
                        legend));
        StackPane body = new StackPane(chart.pane(), empty);
        body.setMinSize(0, 0);
        setCenter(body);
        model.shownProperty().subscribe(_ -> show());
        model.pointsProperty().subscribe(_ -> show());
        model.partProperty().subscribe(_ -> show());
        show();
    }

    ScatterChart chart() {
        return chart;
    }

    private String why() {
        if (model.shownProperty().get().isEmpty()) {
            return "Random architectures are scored and held against a table, or against what they"
                    + " come to when trained from scratch. Each appears here as a point: set it up at"
                    + " the left, then Measure.";
        }
        return model.work().doingProperty().get() == Doing.NOTHING
                ? "This measurement was stopped. What was scored is kept: Measure goes on."
                : "Each architecture appears here once both its score and its truth are known. It can"
                        + " be stopped at any time: what was scored is kept, and Measure goes on from"
                        + " there.";
    }

    private void show() {
        List<Point> points = model.pointsProperty().get();
        boolean there = !points.isEmpty();
        for (Node node : List.of(chart.pane(), part, summary)) {
            node.setVisible(there);
        }
        summary.setManaged(there);
        for (Node node : List.of(tau, legend)) {
            node.setVisible(model.report().isPresent());
        }
        legend.setManaged(legend.isVisible());
        empty.setVisible(!there);
        if (there) {
            offer(model.report().map(ScatterPanel::parts).orElseGet(() -> parts(points)));
            tell(points);
            chart.show(
                    points,
                    model.report().map(CorrelationReport::best).orElse(List.of()),
                    model.partProperty().get());
        }
    }

    private static List<String> parts(CorrelationReport report) {
        return report.parts().stream().map(Part::part).toList();
    }

    /** The score first. */
    private static List<String> parts(List<Point> points) {
        return points.getFirst().scores().keySet().stream()
                .sorted(
                        Comparator.<String, Boolean>comparing(
                                        p -> !p.equals(CorrelationModel.SCORE))
                                .thenComparing(p -> p))
                .toList();
    }

    private void offer(List<String> parts) {
        String chosen = model.partProperty().get();
        if (!part.getItems().equals(parts)) {
            part.getItems().setAll(parts);
        }
        part.setValue(chosen);
    }

    private void tell(List<Point> points) {
        model.report()
                .ifPresentOrElse(
                        this::tell,
                        () ->
                                summary.setText(
                                        CorrelationWords.soFar(
                                                points.size(),
                                                model.shownProperty()
                                                        .get()
                                                        .map(m -> m.settings().architectures())
                                                        .orElse(points.size()))));
    }

    private void tell(CorrelationReport report) {
        summary.setText(CorrelationWords.summary(report));
        int best = report.best().size();
        legend.getChildren()
                .setAll(
                        entry("dot-best", "best tenth by truth", best),
                        entry("dot-other", "others", report.points().size() - best));
        report.parts().stream()
                .filter(p -> p.part().equals(model.partProperty().get()))
                .findFirst()
                .ifPresent(p ->
                        tau.setText(
                                "τ %s %s"
                                        .formatted(
                                                CorrelationWords.tau(p.tau().tau()),
                                                CorrelationWords.interval(p.tau()))));
    }

    private static Node entry(String style, String text, int count) {
        Region dot = new Region();
        dot.getStyleClass().addAll("dot", style);
        Label number = new Label(Integer.toString(count));
        number.getStyleClass().addAll("number", "muted");
        HBox entry = new HBox(6, dot, new Label(text), number);
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }
}
