package org.seki.ui.fx;

import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;

/** A field of a form, always with its model's text. */
public final class FormField extends TextField {
    public FormField(String id, StringProperty text) {
        setId(id);
        textProperty().bindBidirectional(text);
    }

    /** For a number: aligned to the right. */
    public FormField numeric() {
        getStyleClass().add("number-field");
        return this;
    }
}
