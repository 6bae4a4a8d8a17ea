package org.seki.ui.graph;

/** Where a node stands: its centre and half its size, in pixels at zoom 1. */
record Box(int id, double x, double y, double halfWidth, double halfHeight) {
    double left() {
        return x - halfWidth;
    }

    double right() {
        return x + halfWidth;
    }

    boolean overlaps(Box other) {
        return Math.abs(x - other.x) < halfWidth + other.halfWidth
                && Math.abs(y - other.y) < halfHeight + other.halfHeight;
    }

    /**
     * How far a point is outside this box; 0 inside; NaN, which is far enough, for a height of NaN.
     */
    double distance(double px, double py) {
        double dx = Math.max(0, Math.abs(px - x) - halfWidth);
        double dy = Math.max(0, Math.abs(py - y) - halfHeight);
        return Math.hypot(dx, dy);
    }
}
