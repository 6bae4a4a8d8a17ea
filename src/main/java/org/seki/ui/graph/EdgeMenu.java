package org.seki.ui.graph;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.shape.Line;
import org.seki.ui.fx.OperationLine;
import org.seki.ui.graph.Draft.Edit;

/** What an edge could be instead; choosing one edits a copy of the architecture. */
final class EdgeMenu extends ContextMenu {
    EdgeMenu(GraphViewModel model, Picture picture, List<Edit> edits) {
        setId("edge-menu");
        for (Edit edit : edits) {
            if (!edit.moved()) {
                Line line = new Line(0, 0, 24, 0);
                OperationLine.of(edit.edge().operation()).applyTo(line);
                MenuItem item = new MenuItem(Legend.name(edit.edge().operation()), line);
                item.setId("to-" + edit.edge().operation().text());
                item.setOnAction(_ -> model.edit(edit));
                getItems().add(item);
            }
        }
        if (edits.stream().anyMatch(Edit::moved)) {
            getItems().add(new SeparatorMenuItem());
        }
        for (Edit edit : edits) {
            if (edit.moved()) {
                MenuItem item = new MenuItem("from " + picture.label(edit.edge().from()));
                item.setId("from-" + edit.edge().from());
                item.setOnAction(_ -> model.edit(edit));
                getItems().add(item);
            }
        }
    }
}
