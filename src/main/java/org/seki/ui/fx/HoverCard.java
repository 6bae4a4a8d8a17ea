package org.seki.ui.fx;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/**
 * A small card beside the pointer that tells what is under it. It lives in the scene, not in a
 * window of its own: it follows at once, is seen in pictures of the panel, and never takes the
 * pointer. Place it last in a {@link Pane} or stack that covers the drawing.
 */
public final class HoverCard extends VBox {
    private static final double OFF = 14;

    public HoverCard() {
        getStyleClass().add("hover-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /**
     * Shows a heading and lines beside a point of the scene, inside the parent's bounds; nothing
     * once the drawing has left its scene, as it may when the lines come late.
     */
    public void show(double sceneX, double sceneY, String heading, List<String> lines) {
        if (getScene() == null) {
            return;
        }
        Label title = new Label(heading);
        title.getStyleClass().add("hover-card-title");
        getChildren().setAll(title);
        lines.forEach(line -> getChildren().add(new Label(line)));
        setVisible(true);
        toFront();
        applyCss();
        autosize();
        Point2D at = getParent().sceneToLocal(sceneX, sceneY);
        double width = getParent().getLayoutBounds().getWidth();
        double height = getParent().getLayoutBounds().getHeight();
        double x =
                at.getX() + OFF + getWidth() > width
                        ? at.getX() - OFF - getWidth()
                        : at.getX() + OFF;
        double y = Math.min(at.getY() + OFF, height - getHeight() - 4);
        relocate(Math.max(4, x), Math.max(4, y));
    }

    public void hide() {
        setVisible(false);
    }
}
