package org.seki.ui.fx;

import java.util.Arrays;

/**
 * The part of an axis that shows the data as large as can be, with room above for a mark and below
 * for the foot. A few hopeless candidates do not press all others into a line: what lies more than
 * three interquartile ranges below the lower quartile is left out and drawn at the foot.
 */
public record AxisFit(double low, double high) {
    private static final double FENCE = 3;

    /** As far below the median, in distances from there to the upper quartile: 4 σ of a bell. */
    private static final double MARKED_FENCE = 6;

    private static final double HEAD = 0.07;
    private static final double LEAST = 1e-9;

    /**
     * @param values what must be seen, unless it is hopeless
     * @param always what must be seen in any case, such as baselines
     * @param foot the share of the axis to leave free below
     */
    public static AxisFit of(double[] values, double[] always, double foot) {
        double[] sorted = sorted(values);
        return of(sorted, always, foot, fence(sorted));
    }

    /**
     * As {@link #of}, for a chart that marks what it leaves out and so can leave out more: what is
     * far below the better half, as the first of a search are, but at most the lowest quarter.
     */
    public static AxisFit marked(double[] values, double[] always, double foot) {
        double[] sorted = sorted(values);
        return of(sorted, always, foot, markedFence(sorted));
    }

    private static double[] sorted(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    private static AxisFit of(double[] sorted, double[] always, double foot, double fence) {
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

    private static double fence(double[] sorted) {
        double lower = quartile(sorted, 1);
        double upper = quartile(sorted, 3);
        return upper > lower ? lower - FENCE * (upper - lower) : Double.NEGATIVE_INFINITY;
    }

    private static double markedFence(double[] sorted) {
        double middle = quartile(sorted, 2);
        double upper = quartile(sorted, 3);
        double lower = quartile(sorted, 1);
        return upper > lower
                ? Math.min(lower, middle - MARKED_FENCE * (upper - middle))
                : Double.NEGATIVE_INFINITY;
    }

    /** Negative infinity of too few to have one. */
    private static double quartile(double[] sorted, int nth) {
        return sorted.length < 8 ? Double.NEGATIVE_INFINITY : sorted[sorted.length * nth / 4];
    }
}
