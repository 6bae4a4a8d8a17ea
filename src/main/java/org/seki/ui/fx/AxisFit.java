package org.seki.ui.fx;

import java.util.Arrays;

/**
 * The part of an axis that shows the data as large as can be, with room above for a mark and below
 * for the foot. A few hopeless candidates do not press all others into a line: what lies more than
 * three interquartile ranges below the lower quartile is left out and drawn at the foot.
 */
public record AxisFit(double low, double high) {
    private static final double FENCE = 3;

    /** Tukey's fence, for a chart that marks what it leaves out. */
    private static final double NEAR_FENCE = 1.5;

    private static final double HEAD = 0.07;
    private static final double LEAST = 1e-9;

    /**
     * @param values what must be seen, unless it is hopeless
     * @param always what must be seen in any case, such as baselines
     * @param foot the share of the axis to leave free below
     */
    public static AxisFit of(double[] values, double[] always, double foot) {
        return of(values, always, foot, FENCE);
    }

    /**
     * As {@link #of}, for a chart that marks what it leaves out and so can leave out more: all that
     * lies more than one and a half interquartile ranges below the lower quartile.
     */
    public static AxisFit marked(double[] values, double[] always, double foot) {
        return of(values, always, foot, NEAR_FENCE);
    }

    private static AxisFit of(double[] values, double[] always, double foot, double ranges) {
        double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double fence = fence(sorted, ranges);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : sorted) {
            low = value >= fence ? Math.min(low, value) : low;
            high = Math.max(high, value);
        }
        for (double value : always) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (low > high) {
            return new AxisFit(0, 1);
        }
        double span = Math.max(high - low, Math.max(LEAST, Math.abs(high) * 1e-3));
        double whole = span / (1 - HEAD - foot);
        return new AxisFit(low - foot * whole, low + span + HEAD * whole);
    }

    private static double fence(double[] sorted, double ranges) {
        if (sorted.length < 8) {
            return Double.NEGATIVE_INFINITY;
        }
        double lower = sorted[sorted.length / 4];
        double upper = sorted[sorted.length * 3 / 4];
        return upper > lower ? lower - ranges * (upper - lower) : Double.NEGATIVE_INFINITY;
    }
}
