package org.seki.ui.training;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.seki.training.KeptTraining;
import org.seki.ui.fx.Chip;
import org.seki.ui.fx.Hint;

/** The trainings of the workspace; Enter or a double click opens one. */
final class TrainingList extends ListView<KeptTraining> {
    private final TrainingViewModel model;

    TrainingList(TrainingViewModel model) {
        super(model.kept());
        this.model = model;
        setId("trainings");
        getStyleClass().add("run-list");
        Hint.on(this, "A double click or Enter opens a training");
        setFixedCellSize(44);
        setPrefHeight(140);
        setMinHeight(96);
        Label none = new Label("None yet. A training that is stopped or killed goes on from here.");
        none.getStyleClass().addAll("note", "muted", "trainings-none");
        none.setWrapText(true);
        none.setMinHeight(USE_PREF_SIZE);
        setPlaceholder(none);
        setCellFactory(_ -> new TrainingCell());
        addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                e -> {
                    if (e.getClickCount() == 2) {
                        open();
                    }
                });
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown()) {
                        open();
                        e.consume();
                    }
                });
    }

    private void open() {
        KeptTraining chosen = getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.look(chosen);
        }
    }

    /** A training: what, and how it stands. */
    private static final class TrainingCell extends ListCell<KeptTraining> {
        TrainingCell() {
            setPrefWidth(0); // as wide as the list
        }

        @Override
        protected void updateItem(KeptTraining training, boolean empty) {
            super.updateItem(training, empty);
            setGraphic(empty || training == null ? null : line(training));
        }

        private static Node line(KeptTraining training) {
            Label name = new Label(TrainingWords.subject(training));
            name.getStyleClass().addAll("strong", "may-shorten");
            HBox.setHgrow(name, Priority.ALWAYS);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox first =
                    new HBox(
                            8,
                            name,
                            space,
                            new Chip(
                                    TrainingWords.of(training.state()),
                                    TrainingWords.tone(training.state())));
            first.setAlignment(Pos.CENTER_LEFT);
            Label stands = new Label(TrainingWords.stands(training));
            stands.getStyleClass().addAll("note", "muted", "may-shorten");
            VBox line = new VBox(2, first, stands);
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }
    }
}
