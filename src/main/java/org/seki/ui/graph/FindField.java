package org.seki.ui.graph;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

/** What is looked for in the cells; there only while something is. */
final class FindField extends TextField {
    /**
     * @param wanted what is looked for; nothing once the field is closed
     * @param closed then
     */
    FindField(StringProperty wanted, Runnable closed) {
        setPromptText("Find: sep_conv, 0→2");
        setId("graph-find");
        getStyleClass().add("find-field");
        setMaxWidth(220);
        setVisible(false);
        textProperty().bindBidirectional(wanted);
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                wanted.set("");
                setVisible(false);
                closed.run();
                e.consume();
            }
        });
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
    }

    void open() {
        setVisible(true);
        requestFocus();
        selectAll();
    }
}
