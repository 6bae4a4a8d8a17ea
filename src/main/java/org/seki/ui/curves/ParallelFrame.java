package org.seki.ui.curves;

import java.util.Optional;
import java.util.Set;
import org.seki.ui.curves.ParallelPicture.Line;

/**
 * Where parallel axes stand in a pane of this size, in pixels.
 *
 * @param axes how many there are
 * @param left of the first
 */
record ParallelFrame(int axes, double left, double width, double height) {
    static final double TOP = 44;
    static final double BOTTOM = 26;
    private static final double PLAIN = 40;
    private static final double NAMED = 72;
    private static final double RIGHT = 64;
    private static final double GRAB = 11;
    private static final double NEAR = 7;

    /** In a pane of this size, with room for names of choices where there are any. */
    static ParallelFrame of(ParallelPicture shown, double width, double height) {
        double left = shown.choices().isEmpty() ? PLAIN : NAMED;
        return new ParallelFrame(shown.axes().size(), left, width, height);
    }

    double x(int axis) {
        return left + (width - left - RIGHT) * axis / Math.max(1, axes - 1);
    }

    /** From one axis to the next. */
    double apart() {
        return x(1) - x(0);
    }

    /** Of a height from 0 to 1. */
    double y(double at) {
        return TOP + (height - TOP - BOTTOM) * (1 - at);
    }

    /** The height from 0 to 1 at this y. */
    double at(double y) {
        return Math.clamp(1 - (y - TOP) / (height - TOP - BOTTOM), 0, 1);
    }

    Optional<Integer> axisAt(double x) {
        for (int i = 0; i < axes; i++) {
            if (Math.abs(x(i) - x) <= GRAB) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The nearest line among these iterations'. */
    Optional<Line> lineAt(ParallelPicture shown, Set<Integer> among, double x, double y) {
        if (axes < 2 || x < x(0) || x > x(axes - 1)) {
            return Optional.empty();
        }
        int right = 1;
        while (right < axes - 1 && x(right) < x) {
            right++;
        }
        double t = (x - x(right - 1)) / (x(right) - x(right - 1));
        Line best = null;
        double least = NEAR;
        for (Line line : shown.lines()) {
            if (among.contains(line.candidate().row().iteration())) {
                double from = y(line.at()[right - 1]);
                double to = y(line.at()[right]);
                double rise = shown.straight() ? t : rise(t);
                double distance = Math.abs(from + rise * (to - from) - y);
                if (distance < least) {
                    least = distance;
                    best = line;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** How far up a curve between two axes is at this share of the way. */
    private static double rise(double x) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 20; i++) {
            double t = (low + high) / 2;
            if (1.5 * t * (1 - t) + t * t * t < x) {
                low = t;
            } else {
                high = t;
            }
        }
        return low * low * (3 - 2 * low);
    }
}
