package org.seki.ui.graph;

import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.StrokeLineCap;
import org.seki.space.Edge;
import org.seki.ui.fx.OperationLine;

/** One edge: its line, a halo behind it where it is new, and a wide invisible line to point at. */
final class EdgeView extends Group {
    private static final double POINTING = 11;

    /** What an edge is beside the architecture that is compared with. */
    enum Mark {
        KEPT,
        ADDED,
        CHANGED,
        REMOVED
    }

    /** What makes two views the same, so that a new picture keeps those that stay. */
    record Key(Edge edge, Mark mark, double lane) {}

    private final Key key;
    private final Path pointing;

    EdgeView(Key key, Route route) {
        this.key = key;
        Route way = route.shifted(key.lane());
        if (key.mark() == Mark.ADDED || key.mark() == Mark.CHANGED) {
            Path halo = path(way);
            halo.getStyleClass().add("halo");
            halo.setMouseTransparent(true);
            getChildren().add(halo);
        }
        Path line = path(way);
        line.setMouseTransparent(true);
        if (key.mark() == Mark.REMOVED) {
            line.getStyleClass().add("ghost");
        } else {
            OperationLine.of(key.edge().operation()).applyTo(line);
            line.getStyleClass().add("operation");
        }
        pointing = path(way);
        pointing.setStroke(Color.TRANSPARENT);
        pointing.setStrokeWidth(POINTING);
        pointing.setStrokeLineCap(StrokeLineCap.BUTT);
        getChildren().addAll(line, pointing);
        setId(
                "edge-%d-%d-%s%s"
                        .formatted(
                                key.edge().from(),
                                key.edge().to(),
                                key.edge().operation().text(),
                                key.mark() == Mark.REMOVED ? "-removed" : ""));
    }

    Key key() {
        return key;
    }

    Edge edge() {
        return key.edge();
    }

    Mark mark() {
        return key.mark();
    }

    /** The wide line that takes the pointer. */
    Path pointing() {
        return pointing;
    }

    /** A path along the way; fill none. */
    static Path path(Route route) {
        Path path = new Path(new MoveTo(route.start().x(), route.start().y()));
        for (Route.Curve c : route.curves()) {
            path.getElements()
                    .add(new CubicCurveTo(c.middle(), c.y1(), c.middle(), c.y2(), c.x2(), c.y2()));
        }
        path.setFill(null);
        return path;
    }
}
