package org.seki.ui.experiments;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A control of a form below its title. */
final class Titled extends VBox {
    Titled(String title, Node control) {
        super(4);
        Label label = new Label(title);
        label.getStyleClass().add("section");
        label.setLabelFor(control);
        getChildren().addAll(label, control);
    }
}
