package org.seki.ui.fx;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * A panel's first line, 38 px: its name, what it shows now, and at the right what can be chosen.
 */
public final class PanelHead extends HBox {
    private final Label title = new Label();
    private final Region space = new Region();

    public PanelHead(String title) {
        getStyleClass().add("panel-head");
        this.title.setText(title);
        this.title.getStyleClass().add("title");
        this.title.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(this.title, space);
    }

    /** For a title that changes. */
    public PanelHead(ObservableValue<String> title) {
        this("");
        this.title.textProperty().bind(title);
    }

    /** Nodes after the title. */
    public PanelHead saying(Node... nodes) {
        getChildren().addAll(getChildren().indexOf(space), List.of(nodes));
        return this;
    }

    /** Nodes at the right. */
    public PanelHead offering(Node... nodes) {
        getChildren().addAll(nodes);
        return this;
    }
}
