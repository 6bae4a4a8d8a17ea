package org.seki.ui.repository;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.seki.ui.fx.IterationRow;

/** The note on the selected entry: written in place, kept with Enter or when the focus leaves. */
final class NoteLine extends HBox {
    private final RepositoryViewModel model;
    private final TextField field;
    private Optional<Integer> about = Optional.empty();

    NoteLine(RepositoryViewModel model, TextField field) {
        this.model = model;
        this.field = field;
        getStyleClass().add("note-line");
        field.setId("repository-note");
        HBox.setHgrow(field, Priority.ALWAYS);
        Label name = new Label("Note");
        name.getStyleClass().add("muted");
        name.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(name, field);
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        field.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        keep();
                    }
                });
        InvalidationListener show = _ -> show();
        model.feed().selectedProperty().addListener(show);
        model.feed().notes().addListener(show);
        managedProperty().bind(visibleProperty());
        show();
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            keep();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            about.ifPresent(i -> field.setText(model.feed().note(i).text()));
            event.consume();
        }
    }

    private void keep() {
        about.filter(i -> !model.feed().note(i).text().equals(field.getText().strip()))
                .ifPresent(i -> model.note(i, field.getText().strip()));
    }

    /** What is being written stays, whatever happens in the run. */
    private void show() {
        Optional<Integer> now =
                model.feed().selected().filter(IterationRow::scored).map(IterationRow::iteration);
        boolean other = !now.equals(about);
        if (other) {
            keep();
            about = now;
        }
        if (other || !field.isFocused()) {
            field.setText(now.map(i -> model.feed().note(i).text()).orElse(""));
        }
        setVisible(now.isPresent());
        field.setPromptText("kept with the run");
    }
}
