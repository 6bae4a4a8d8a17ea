package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.seki.ui.graph.CellShape.Link;
import org.seki.ui.graph.Route.Point;

/**
 * Finds a way for every possible edge of a shape: clear of all boxes it does not touch, entering
 * its node at a point of its own, short, and apart from the others. Ways are chosen one after the
 * other from a list of candidates and chosen again, twice, when all others are known.
 */
final class Router {
    /** What an edge's middle keeps from a box that it passes. */
    static final double CLEARANCE = 10;

    private static final double STEP = 2;
    private static final double APART = 9;
    private static final double LEVEL = 5;
    private static final double PORT = 5;
    private static final double BEND = 6;
    private static final double CLIMB = 0.6;
    private static final double CROSSING = 9;
    private static final int ROUNDS = 3;

    private final CellShape shape;
    private final List<Box> boxes;
    private final int samples;
    private final double lowest;
    private final Map<Link, Route> routes = new HashMap<>();
    private final Map<Link, double[]> heights = new HashMap<>();

    Router(CellShape shape, List<Box> boxes) {
        this.shape = shape;
        this.boxes = boxes;
        this.samples = (int) (boxes.getLast().right() / STEP) + 2;
        this.lowest =
                boxes.stream().mapToDouble(b -> b.y() + b.halfHeight()).max().orElse(0)
                        + CellLayout.MARGIN
                        - 6;
    }

    Map<Link, Route> routes() {
        for (int round = 0; round < ROUNDS; round++) {
            Map<Link, Double> ports = ports();
            for (Link link : shape.links()) {
                routes.remove(link);
                heights.remove(link);
                Route best = best(link, ports.getOrDefault(link, 0.0));
                routes.put(link, best);
                heights.put(link, best.heights(STEP, samples));
            }
        }
        return routes;
    }

    /** The height, relative to the middle of its node, at which each link enters. */
    private Map<Link, Double> ports() {
        Map<Link, Double> ports = new HashMap<>();
        for (Box box : boxes) {
            List<Link> entering =
                    shape.links().stream()
                            .filter(l -> l.to() == box.id())
                            .sorted(Comparator.comparingDouble(this::approach))
                            .toList();
            double gap =
                    Math.min(
                            PORT * 1.2,
                            2 * (box.halfHeight() - 4) / Math.max(1, entering.size() - 1));
            for (int i = 0; i < entering.size(); i++) {
                ports.put(entering.get(i), (i - (entering.size() - 1) / 2.0) * gap);
            }
        }
        return ports;
    }

    /** From how high a link comes into its node: where its way is known, near the end. */
    private double approach(Link link) {
        double[] known = heights.get(link);
        Box to = boxes.get(link.to());
        Box from = boxes.get(link.from());
        if (known == null) {
            return (from.y() - to.y()) / (to.x() - from.x());
        }
        int i = (int) ((to.left() - 22) / STEP);
        double height = Double.isNaN(known[i]) ? from.y() : known[i];
        return height + 1e-3 * from.y();
    }

    private Route best(Link link, double port) {
        Route best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Route candidate : candidates(link, port)) {
            double[] way = candidate.heights(STEP, samples);
            double cost = clear(way, link) ? cost(candidate, way, link, least) : least;
            if (cost < least) {
                least = cost;
                best = candidate;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no way from " + link.from() + " to " + link.to());
        }
        return best;
    }

    /** Direct; bent once above or below a column in between; along a lane over several. */
    private List<Route> candidates(Link link, double port) {
        Box from = boxes.get(link.from());
        Box to = boxes.get(link.to());
        double inset =
                to.halfWidth() == to.halfHeight() ? rim(to.halfWidth(), port) : to.halfWidth();
        Point start = new Point(from.right(), from.y());
        Point end = new Point(to.x() - inset, to.y() + port);
        List<Route> candidates = new ArrayList<>();
        candidates.add(new Route(List.of(start, end)));
        List<Double> columns =
                boxes.stream()
                        .filter(b -> b.x() > from.right() && b.right() < to.left())
                        .map(Box::x)
                        .distinct()
                        .toList();
        for (int a = 0; a < columns.size(); a++) {
            for (double y = -lowest; y <= lowest; y += LEVEL) {
                candidates.add(new Route(List.of(start, new Point(columns.get(a), y), end)));
                for (int b = a + 1; b < columns.size(); b++) {
                    Point enter = new Point(columns.get(a), y);
                    Point leave = new Point(columns.get(b), y);
                    candidates.add(new Route(List.of(start, enter, leave, end)));
                }
            }
        }
        return candidates;
    }

    /** How far left of the middle a circle's rim is at this height. */
    private static double rim(double radius, double height) {
        return Math.sqrt(radius * radius - height * height);
    }

    /** Whether the way keeps clear of all boxes that it does not touch. */
    private boolean clear(double[] way, Link link) {
        for (Box box : boxes) {
            if (box.id() == link.from() || box.id() == link.to()) {
                continue;
            }
            int first = Math.max(0, (int) ((box.left() - CLEARANCE) / STEP));
            int last = Math.min(samples - 1, (int) ((box.right() + CLEARANCE) / STEP) + 1);
            for (int i = first; i <= last; i++) {
                if (box.distance(i * STEP, way[i]) < CLEARANCE) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What this way costs; no more than that it is too much once it passes the limit. */
    private double cost(Route route, double[] way, Link link, double limit) {
        double cost = BEND * (route.points().size() - 2) + CLIMB * climb(route);
        for (Map.Entry<Link, double[]> other : heights.entrySet()) {
            if (cost >= limit) {
                return cost;
            }
            cost += quarrel(way, other.getValue(), link, other.getKey());
        }
        return cost;
    }

    /** Up and down along the way, more than its ends need. */
    private static double climb(Route route) {
        double climb = 0;
        for (int i = 1; i < route.points().size(); i++) {
            climb += Math.abs(route.points().get(i).y() - route.points().get(i - 1).y());
        }
        return climb - Math.abs(route.end().y() - route.start().y());
    }

    /** How much two ways cross and cling to each other, less so if they share a node. */
    private static double quarrel(double[] a, double[] b, Link link, Link other) {
        boolean related = link.from() == other.from() || link.to() == other.to();
        double clinging = 0;
        int crossings = 0;
        double last = 0;
        for (int i = 0; i < a.length; i++) {
            double gap = a[i] - b[i];
            if (Double.isNaN(gap)) {
                continue;
            }
            clinging += Math.max(0, 1 - Math.abs(gap) / APART) * STEP;
            crossings += last * gap < 0 ? 1 : 0;
            last = gap;
        }
        return CROSSING * crossings + (related ? 0.15 : 0.45) * clinging;
    }
}
