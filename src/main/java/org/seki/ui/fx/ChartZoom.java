package org.seki.ui.fx;

/**
 * The part of a chart's foot that is seen, as shares of the whole: from 0 at its left end to 1 at
 * its right.
 */
record ChartZoom(double from, double to) {
    static final ChartZoom WHOLE = new ChartZoom(0, 1);

    /** Less than this share is never seen alone. */
    private static final double LEAST = 1.0 / 500;

    ChartZoom {
        if (!(from >= 0 && to <= 1 && from < to)) {
            throw new IllegalArgumentException("no part of a chart from " + from + " to " + to);
        }
    }

    boolean whole() {
        return equals(WHOLE);
    }

    /**
     * Closer by a factor above 1, farther by one below, while what is at this share of the seen
     * part stays where it is.
     */
    ChartZoom by(double factor, double at) {
        double width = Math.clamp((to - from) / factor, LEAST, 1);
        double fixed = from + at * (to - from);
        return part(fixed - at * width, width);
    }

    /** Further right by a share of the seen part. */
    ChartZoom shifted(double share) {
        return part(from + share * (to - from), to - from);
    }

    private static ChartZoom part(double from, double width) {
        double low = Math.clamp(from, 0, Math.max(0, 1 - width));
        return new ChartZoom(low, Math.min(1, low + width));
    }
}
