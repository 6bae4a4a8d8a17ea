package org.seki.ui.experiments;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.seki.experiment.Measurement;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Chip.Tone;

/** The measurements of the workspace; choosing one opens it. */
final class MeasurementList extends ListView<Measurement> {
    MeasurementList(CorrelationModel model) {
        super(model.kept());
        setId("measurements");
        getStyleClass().add("run-list");
        setFixedCellSize(44);
        setPrefHeight(140);
        setMinHeight(96);
        setPlaceholder(new Label("None yet."));
        setCellFactory(_ -> new MeasurementCell());
        getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, chosen) -> {
                    if (chosen != null) {
                        model.look(chosen);
                    }
                });
    }

    /** A measurement: whose scores, what came out, beside what. */
    private static final class MeasurementCell extends ListCell<Measurement> {
        MeasurementCell() {
            setPrefWidth(0); // as wide as the list
        }

        @Override
        protected void updateItem(@Nullable Measurement measurement, boolean empty) {
            super.updateItem(measurement, empty);
            setGraphic(empty || measurement == null ? null : line(measurement));
        }

        private static Node line(Measurement measurement) {
            Label name = new Label(CorrelationWords.title(measurement.settings()));
            name.getStyleClass().addAll("strong", "may-shorten");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            Chip state =
                    measurement
                            .report()
                            .map(r ->
                                    new Chip(
                                            "τ " + CorrelationWords.tau(r.score().tau().tau()),
                                            Tone.QUIET))
                            .orElseGet(() -> new Chip("unfinished", Tone.ATTENTION));
            HBox first = new HBox(8, name, space, state);
            first.setAlignment(Pos.CENTER_LEFT);
            Label against = new Label(CorrelationWords.against(measurement.settings()));
            against.getStyleClass().addAll("note", "muted", "may-shorten");
            VBox line = new VBox(2, first, against);
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }
    }
}
