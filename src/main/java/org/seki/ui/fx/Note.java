package org.seki.ui.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/** Small muted words beside what they are about; never cut. */
public final class Note extends Label {
    public Note(String text) {
        super(text);
        getStyleClass().addAll("note", "muted");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
    }

    /** Takes no room while there is nothing to say. */
    public Note(ObservableValue<String> text) {
        this("");
        textProperty().bind(text);
        managedProperty().bind(textProperty().isNotEmpty());
    }
}
