package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.seki.space.Edge;

/**
 * The architecture as text: its genotype to be selected and copied, and the difference in lines.
 */
final class GenotypeText extends VBox {
    private final TextArea genotype = new TextArea();
    private final VBox edits = new VBox();

    GenotypeText() {
        getStyleClass().add("genotype-text");
        genotype.setEditable(false);
        genotype.setWrapText(true);
        genotype.setPrefRowCount(5);
        genotype.getStyleClass().add("mono");
        genotype.setId("graph-genotype");
        ScrollPane scroll = new ScrollPane(edits);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(genotype, scroll);
    }

    void show(Picture picture) {
        genotype.setText(picture.architecture().genotype());
        List<Node> lines = new ArrayList<>();
        picture.against().ifPresent(a -> lines.add(line("Against " + a, "edit-heading")));
        for (CellDifference cell : picture.cells()) {
            String name = picture.cells().size() > 1 ? cell.cell().name() + " " : "";
            cell.removed().forEach(e -> lines.add(edit("−", name, picture, e)));
            cell.changed().forEach(c -> lines.add(edit("−", name, picture, c.old())));
            cell.changed().forEach(c -> lines.add(edit("+", name, picture, c.edge())));
            cell.added().forEach(e -> lines.add(edit("+", name, picture, e)));
        }
        edits.getChildren().setAll(lines);
    }

    private static Label edit(String sign, String cell, Picture picture, Edge edge) {
        return line(
                sign + " " + cell + picture.ends(edge) + "  " + edge.operation().text(),
                sign.equals("+") ? "edit-added" : "edit-removed");
    }

    private static Label line(String text, String style) {
        Label line = new Label(text);
        line.getStyleClass().add(style);
        return line;
    }
}
