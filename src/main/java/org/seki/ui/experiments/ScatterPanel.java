package org.seki.ui.experiments;

import java.util.List;
import java.util.Optional;
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
import org.seki.ui.experiments.CorrelationModel.Doing;
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
                                this::why, model.shownProperty(), model.doingProperty()));
        setTop(
                new VBox(
                        new PanelHead("Score against truth").saying(tau).offering(part),
                        summary,
                        legend));
        StackPane body = new StackPane(chart.pane(), empty);
        body.setMinSize(0, 0);
        setCenter(body);
        model.shownProperty().subscribe(_ -> show());
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
        return model.doingProperty().get() == Doing.NOTHING
                ? "This measurement was stopped. What was scored is kept: Measure goes on."
                : "The points appear when all are scored. It can be stopped at any time: what was"
                        + " scored is kept, and Measure goes on from there.";
    }

    private void show() {
        Optional<CorrelationReport> report = model.report();
        for (Node node : List.of(chart.pane(), legend, tau, part, summary)) {
            node.setVisible(report.isPresent());
        }
        for (Node node : List.of(legend, summary)) {
            node.setManaged(report.isPresent());
        }
        empty.setVisible(report.isEmpty());
        report.ifPresent(this::show);
    }

    private void show(CorrelationReport report) {
        List<String> parts = report.parts().stream().map(Part::part).toList();
        String chosen = model.partProperty().get();
        if (!part.getItems().equals(parts)) {
            part.getItems().setAll(parts);
        }
        part.setValue(chosen);
        summary.setText(CorrelationWords.summary(report));
        report.parts().stream()
                .filter(p -> p.part().equals(chosen))
                .findFirst()
                .ifPresent(p ->
                        tau.setText(
                                "τ %s %s"
                                        .formatted(
                                                CorrelationWords.tau(p.tau().tau()),
                                                CorrelationWords.interval(p.tau()))));
        int best = report.best().size();
        legend.getChildren()
                .setAll(
                        entry("dot-best", "best tenth by truth", best),
                        entry("dot-other", "others", report.points().size() - best));
        chart.show(report, chosen);
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
