package org.seki.ui.fx;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A control of a form below its title, and below it what is said of it. */
public final class Titled extends VBox {
    public Titled(String title, Node control, Node... said) {
        super(4);
        Label label = new Label(title);
        label.getStyleClass().add("section");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(control);
        getChildren().addAll(label, control);
        getChildren().addAll(said);
    }
}
