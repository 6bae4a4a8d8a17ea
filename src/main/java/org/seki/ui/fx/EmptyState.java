package org.seki.ui.fx;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** A panel that has nothing yet: what will appear here, and how. */
public final class EmptyState extends VBox {
    private final Label text = new Label();

    public EmptyState(Ikon icon, String title, String text, Node... actions) {
        getStyleClass().add("empty-state");
        Label head = new Label(title);
        head.getStyleClass().add("title");
        head.setMinHeight(USE_PREF_SIZE);
        this.text.setText(text);
        this.text.getStyleClass().add("muted");
        this.text.setWrapText(true);
        this.text.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(new FontIcon(icon), head, this.text);
        getChildren().addAll(actions);
    }

    /** For a text that changes with what the run is doing. */
    public EmptyState(Ikon icon, String title, ObservableValue<String> text) {
        this(icon, title, "");
        this.text.textProperty().bind(text);
    }
}
