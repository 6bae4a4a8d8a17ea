package org.seki.ui.setup;

import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Fields side by side, of the same width. */
final class Row {
    private static final double GAP = 12;

    private Row() {}

    static GridPane of(Node... fields) {
        GridPane row = new GridPane(GAP, 0);
        for (int i = 0; i < fields.length; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / fields.length);
            column.setHgrow(Priority.ALWAYS);
            row.getColumnConstraints().add(column);
            row.add(fields[i], i, 0);
        }
        return row;
    }
}
