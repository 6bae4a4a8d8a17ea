package org.seki.ui.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A number with its name above it, as in the toolbar: <i>Best accuracy</i> over <b>78.9 %</b>. */
public final class Figure extends VBox {
    private final Label caption = new Label();
    private final Label value = new Label();
    private final Label note = new Label();

    public Figure(ObservableValue<String> caption, ObservableValue<String> value) {
        getStyleClass().add("figure");
        this.caption.textProperty().bind(caption);
        this.value.textProperty().bind(value);
        this.caption.getStyleClass().add("note");
        this.value.getStyleClass().add("number-strong");
        note.getStyleClass().addAll("number", "muted");
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(this.caption, new HBox(4, this.value, note));
    }

    /** A quieter text right of the value, such as a gain. */
    public Figure withNote(ObservableValue<String> text) {
        note.textProperty().bind(text);
        return this;
    }

    public String captionText() {
        return caption.getText();
    }

    public String valueText() {
        return note.getText().isEmpty() ? value.getText() : value.getText() + " " + note.getText();
    }
}
