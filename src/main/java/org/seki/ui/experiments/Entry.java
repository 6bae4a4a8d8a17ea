package org.seki.ui.experiments;

import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;

/** A field of a form, always with its model's text. */
final class Entry extends TextField {
    Entry(String id, StringProperty text) {
        setId(id);
        textProperty().bindBidirectional(text);
    }
}
