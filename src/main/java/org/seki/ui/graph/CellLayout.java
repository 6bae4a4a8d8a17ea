package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.seki.ui.graph.CellShape.Link;

/**
 * Where the boxes of a shape stand and where each possible edge between them runs. It depends on
 * the shape alone, never on an architecture's edges, so that two architectures of a space lie
 * exactly on top of each other and can be compared in place.
 *
 * <p>Inputs stand at the left, the output at the right, and between them each node in the column of
 * its greatest depth; in the complete graph that gives one node a column, so that nodes alternate
 * above and below the middle, which leaves the other half of each column to the edges that pass it.
 */
record CellLayout(CellShape shape, List<Box> boxes, Map<Link, Route> routes) {
    /** Height of the band that edges passing above and below all nodes may use. */
    static final double MARGIN = 34;

    private static final double RADIUS = 15;
    private static final double PILL_HALF_WIDTH = 21;
    private static final double PILL_HALF_HEIGHT = 14;
    private static final Map<CellShape, CellLayout> KNOWN = new ConcurrentHashMap<>();

    CellLayout {
        boxes = List.copyOf(boxes);
        routes = Map.copyOf(routes);
    }

    /** The one layout of this shape. Computed once (some 50 ms), then remembered. */
    static CellLayout of(CellShape shape) {
        return KNOWN.computeIfAbsent(shape, CellLayout::compute);
    }

    private static CellLayout compute(CellShape shape) {
        List<Box> boxes = place(shape);
        return new CellLayout(shape, boxes, new Router(shape, boxes).routes());
    }

    private static List<Box> place(CellShape shape) {
        double column = shape.output() ? 64 : 104;
        double spread = shape.output() ? 54 : 62;
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < shape.inputs(); i++) {
            double y = (i - (shape.inputs() - 1) / 2.0) * spread * 1.7;
            boxes.add(
                    shape.inputs() == 1
                            ? new Box(i, RADIUS, y, RADIUS, RADIUS)
                            : new Box(i, PILL_HALF_WIDTH, y, PILL_HALF_WIDTH, PILL_HALF_HEIGHT));
        }
        double first = boxes.getFirst().x();
        for (int k = 0; k < shape.nodes(); k++) {
            boolean last = !shape.output() && k == shape.nodes() - 1;
            double y = last ? 0 : (k % 2 == 0 ? -spread : spread);
            boxes.add(new Box(shape.inputs() + k, first + column * (k + 1), y, RADIUS, RADIUS));
        }
        if (shape.output()) {
            boxes.add(
                    new Box(
                            shape.outputBox(),
                            first + column * (shape.nodes() + 1) + 8,
                            0,
                            PILL_HALF_WIDTH,
                            PILL_HALF_HEIGHT));
        }
        return boxes;
    }

    Box box(int id) {
        return boxes.get(id);
    }

    Route route(int from, int to) {
        Route route = routes.get(new Link(from, to));
        if (route == null) {
            throw new IllegalArgumentException("no edge runs from " + from + " to " + to);
        }
        return route;
    }

    double width() {
        return boxes.getLast().right();
    }

    double top() {
        return boxes.stream().mapToDouble(b -> b.y() - b.halfHeight()).min().orElse(0) - MARGIN;
    }

    double bottom() {
        return boxes.stream().mapToDouble(b -> b.y() + b.halfHeight()).max().orElse(0) + MARGIN;
    }

    double height() {
        return bottom() - top();
    }
}
