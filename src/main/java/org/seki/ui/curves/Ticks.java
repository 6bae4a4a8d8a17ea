package org.seki.ui.curves;

/** Distances between ticks that people read easily: 1, 2 or 5 times a power of ten. */
final class Ticks {
    private Ticks() {}

    /** The smallest such distance that gives at most so many ticks over this range. */
    static double step(double range, double most) {
        double least = range / Math.max(1, most);
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double step : new double[] {1, 2, 5}) {
            if (step * power >= least) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
