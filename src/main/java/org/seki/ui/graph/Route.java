package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The way of an edge: cubic curves from point to point, running rightwards and horizontal at every
 * point, so that each x has one y.
 */
record Route(List<Point> points) {
    /** Heights of a curve from (0, 0) to (1, 1) at equal steps of x. */
    private static final double[] RISE = rise(256);

    record Point(double x, double y) {}

    /** A cubic Bézier curve whose control points stand half way, at the heights of its ends. */
    record Curve(double x1, double y1, double x2, double y2) {
        double middle() {
            return (x1 + x2) / 2;
        }

        /** The height at this x, to a hundredth of a pixel. */
        double height(double x) {
            double at = (x - x1) / (x2 - x1) * (RISE.length - 1);
            int i = (int) Math.clamp(at, 0, RISE.length - 2);
            return y1 + (y2 - y1) * (RISE[i] + (at - i) * (RISE[i + 1] - RISE[i]));
        }
    }

    Route {
        points = List.copyOf(points);
    }

    Point start() {
        return points.getFirst();
    }

    Point end() {
        return points.getLast();
    }

    List<Curve> curves() {
        List<Curve> curves = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            curves.add(new Curve(a.x, a.y, b.x, b.y));
        }
        return curves;
    }

    /** The same way, a little higher or lower, for a second edge between the same nodes. */
    Route shifted(double dy) {
        return new Route(points.stream().map(p -> new Point(p.x, p.y + dy)).toList());
    }

    /** The height at each multiple of {@code step} from 0; NaN where the way does not run. */
    double[] heights(double step, int count) {
        double[] heights = new double[count];
        Arrays.fill(heights, Double.NaN);
        for (Curve curve : curves()) {
            int last = Math.min(count - 1, (int) (curve.x2 / step));
            for (int i = (int) Math.ceil(curve.x1 / step); i <= last; i++) {
                heights[i] = curve.height(i * step);
            }
        }
        return heights;
    }

    /** Where the way is half way between its ends. */
    Point middle() {
        double x = (start().x + end().x) / 2;
        return curves().stream()
                .filter(c -> c.x1 <= x && x <= c.x2)
                .findFirst()
                .map(c -> new Point(x, c.height(x)))
                .orElse(start());
    }

    /** As a path of SVG: {@code M0,0 C…}. */
    String svg() {
        StringBuilder path = new StringBuilder("M%s,%s".formatted(n(start().x), n(start().y)));
        for (Curve c : curves()) {
            String m = n(c.middle());
            path.append(" C%s,%s %s,%s %s,%s".formatted(m, n(c.y1), m, n(c.y2), n(c.x2), n(c.y2)));
        }
        return path.toString();
    }

    private static String n(double value) {
        return Double.toString(Math.round(value * 10) / 10.0);
    }

    private static double[] rise(int steps) {
        double[] rise = new double[steps + 1];
        double t = 0;
        for (int i = 0; i <= steps; i++) {
            double x = (double) i / steps;
            while (t < 1 && acrossAt(t) < x) {
                t += 1e-4;
            }
            t = Math.min(t, 1);
            rise[i] = t * t * (3 - 2 * t);
        }
        return rise;
    }

    private static double acrossAt(double t) {
        return 1.5 * t * (1 - t) + t * t * t;
    }
}
