package org.seki.ui.graph;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/** A box of a cell: a circle for a node, a pill for an input or output. */
final class NodeView extends Group {
    NodeView(Box box, CellShape.Label label, boolean terminal) {
        Rectangle body =
                new Rectangle(
                        box.left(),
                        box.y() - box.halfHeight(),
                        2 * box.halfWidth(),
                        2 * box.halfHeight());
        body.setArcWidth(2 * box.halfHeight());
        body.setArcHeight(2 * box.halfHeight());
        body.getStyleClass().add(terminal ? "terminal" : "node");
        Text text = text(label.text(), "node-text", box.y());
        Text below = text(label.below(), "node-below", box.y() + 3.5);
        Runnable centre =
                () -> {
                    double first = text.getLayoutBounds().getWidth();
                    double second = below.getLayoutBounds().getWidth();
                    text.setX(box.x() - (first + second) / 2);
                    below.setX(text.getX() + first);
                };
        text.layoutBoundsProperty().addListener(_ -> centre.run());
        below.layoutBoundsProperty().addListener(_ -> centre.run());
        centre.run();
        getChildren().addAll(body, text, below);
        setId("node-" + box.id());
    }

    private static Text text(String content, String style, double y) {
        Text text = new Text(content);
        text.getStyleClass().add(style);
        text.setTextOrigin(VPos.CENTER);
        text.setY(y);
        text.setMouseTransparent(true);
        return text;
    }
}
