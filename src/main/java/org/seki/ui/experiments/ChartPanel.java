package org.seki.ui.experiments;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import org.kordamp.ikonli.feather.Feather;
import org.seki.experiment.Contender;
import org.seki.experiment.StudyReport.Ceiling;
import org.seki.experiment.StudyReport.Curve;
import org.seki.ui.fx.ChartPane;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.EmptyState;
import org.seki.ui.fx.PanelHead;

/** The chart of one data set with its legend. */
final class ChartPanel extends BorderPane {
    private final ExperimentsViewModel model;
    private final StudyChart chart = new StudyChart();
    private final FlowPane legend = new FlowPane(16, 4);
    private final Chip metric = new Chip("", Chip.Tone.QUIET);
    private final ComboBox<String> dataset = new ComboBox<>();
    private final EmptyState empty =
            new EmptyState(
                    Feather.BAR_CHART_2,
                    "No study is open",
                    "Strategists play the same seeds on a benchmark table at equal budgets. Their"
                            + " curves appear here while they play: choose a table, then Run.");

    ChartPanel(ExperimentsViewModel model) {
        this.model = model;
        getStyleClass().add("panel");
        legend.getStyleClass().add("legend");
        dataset.setId("study-dataset");
        dataset.setMinWidth(130);
        dataset.valueProperty().bindBidirectional(model.datasetProperty());
        setTop(
                new VBox(
                        new PanelHead("Best by validation against evaluations")
                                .saying(metric)
                                .offering(dataset),
                        legend));
        StackPane body = new StackPane(chart.pane(), empty);
        body.setMinSize(0, 0);
        setCenter(body);
        model.seenProperty().subscribe(_ -> show());
        model.datasetProperty().subscribe(_ -> show());
        show();
    }

    ChartPane pane() {
        return chart.pane();
    }

    private void show() {
        Optional<Seen> seen = model.seenProperty().get().filter(s -> !s.curves().isEmpty());
        for (Node node : List.of(chart.pane(), legend, metric, dataset)) {
            node.setVisible(seen.isPresent());
        }
        legend.setManaged(seen.isPresent());
        empty.setVisible(seen.isEmpty());
        seen.ifPresent(this::show);
    }

    private void show(Seen seen) {
        String chosen = model.datasetProperty().get();
        if (!dataset.getItems().equals(seen.settings().datasets())) {
            dataset.getItems().setAll(seen.settings().datasets());
            dataset.setValue(chosen);
        }
        List<String> order = seen.settings().contenders().stream().map(Contender::name).toList();
        List<Curve> curves =
                seen.curves().stream().filter(c -> c.dataset().equals(chosen)).toList();
        Optional<Ceiling> ceiling =
                seen.report().ceilings().stream()
                        .filter(c -> c.dataset().equals(chosen))
                        .findFirst();
        metric.setText(ceiling.map(Ceiling::metric).orElse(""));
        chart.show(curves, order, ceiling);
        legend.getChildren().setAll(curves.stream().map(c -> entry(c, order)).toList());
    }

    private static Node entry(Curve curve, List<String> order) {
        StudyInk look = StudyInk.of(order.indexOf(curve.strategist()));
        Line line = new Line(0, 0, 24, 0);
        line.setStroke(Color.web(look.web()));
        line.setStrokeWidth(look.width());
        for (double dash : look.dashArray()) {
            line.getStrokeDashArray().add(dash);
        }
        Label name = new Label(curve.strategist());
        Label last = new Label(StudyWords.number(curve.points().getLast().estimate().mean()));
        last.getStyleClass().addAll("number", "muted");
        HBox entry = new HBox(6, line, name, last);
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }
}
