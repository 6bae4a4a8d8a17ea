package org.seki.ui.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/**
 * Walks a scene and names every text that is cut short, lies over another, or outside the window.
 */
public final class SceneAudit {
    /** Where overlap begins to be seen, in pixels. */
    private static final double TOLERANCE = 2;

    private final List<String> faults = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();

    private record Seen(String text, Bounds bounds, Node node) {}

    private final Bounds window;

    private SceneAudit(Bounds window) {
        this.window = window;
    }

    /** What is wrong, one sentence each; on the JavaFX thread, after layout. */
    public static List<String> faults(Scene scene) {
        SceneAudit audit =
                new SceneAudit(new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()));
        audit.walk(scene.getRoot(), audit.window);
        audit.overlaps();
        return audit.faults;
    }

    private void walk(Node node, Bounds visible) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        Bounds inside = visible;
        if (node.getClip() != null) {
            inside = intersection(visible, node.localToScene(node.getClip().getBoundsInParent()));
        }
        if (node instanceof Labeled labeled) {
            cutShort(labeled, inside);
        }
        if (node instanceof Text text && !text.getText().isBlank()) {
            place(text, inside);
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                walk(child, inside);
            }
        }
    }

    private void cutShort(Labeled labeled, Bounds visible) {
        String whole = labeled.getText();
        if (whole == null || whole.isBlank() || labeled.isWrapText()) {
            return;
        }
        Bounds bounds = labeled.localToScene(labeled.getLayoutBounds());
        if (!bounds.intersects(visible)) {
            return;
        }
        if (labeled.lookup(".text") instanceof Text shown
                && !shown.getText().equals(whole)
                && !labeled.getStyleClass().contains("may-shorten")) {
            faults.add("“%s” is cut to “%s”".formatted(whole, shown.getText()));
        }
    }

    private void place(Text text, Bounds visible) {
        Bounds bounds = text.localToScene(text.getLayoutBounds());
        Bounds shown = intersection(bounds, visible);
        if (shown.getWidth() <= TOLERANCE || shown.getHeight() <= TOLERANCE) {
            return;
        }
        if (visible.getMaxX() >= window.getMaxX()
                && bounds.getMaxX() > window.getMaxX() + TOLERANCE) {
            faults.add("“%s” runs out of the window".formatted(text.getText()));
        }
        seen.add(new Seen(text.getText(), shown, text));
    }

    private void overlaps() {
        for (int i = 0; i < seen.size(); i++) {
            for (int j = i + 1; j < seen.size(); j++) {
                Seen a = seen.get(i);
                Seen b = seen.get(j);
                Bounds both = intersection(a.bounds(), b.bounds());
                boolean oneFlow =
                        a.node().getParent() == b.node().getParent()
                                && a.node().getParent() instanceof javafx.scene.text.TextFlow;
                if (!oneFlow && both.getWidth() > TOLERANCE && both.getHeight() > TOLERANCE) {
                    faults.add("“%s” and “%s” overlap".formatted(a.text(), b.text()));
                }
            }
        }
    }

    private static Bounds intersection(Bounds a, Bounds b) {
        double x = Math.max(a.getMinX(), b.getMinX());
        double y = Math.max(a.getMinY(), b.getMinY());
        return new BoundingBox(
                x,
                y,
                Math.max(0, Math.min(a.getMaxX(), b.getMaxX()) - x),
                Math.max(0, Math.min(a.getMaxY(), b.getMaxY()) - y));
    }
}
