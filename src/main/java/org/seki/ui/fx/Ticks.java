package org.seki.ui.fx;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;

/**
 * Ticks that people read easily: 1, 2 or 5 times a power of ten apart, and how they are written.
 */
public final class Ticks {
    private Ticks() {}

    /** The smallest such distance that gives at most so many ticks over this range. */
    public static double step(double range, double most) {
        double least = range / Math.max(1, most);
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double step : new double[] {1, 2, 5}) {
            if (step * power >= least) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /** With as many digits after the point for every tick as one of them needs. */
    static DecimalFormat alike(DecimalFormat format, double step) {
        DecimalFormat alike = (DecimalFormat) format.clone();
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        alike.setMinimumFractionDigits(Math.min(digits, format.getMaximumFractionDigits()));
        return alike;
    }

    /**
     * At most four digits after the point, as few as will do.
     *
     * @param unit follows the number, with its space
     */
    public static NumberFormat plain(String unit) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign('−');
        DecimalFormat format = new DecimalFormat("0.####", symbols);
        format.setPositiveSuffix(unit);
        format.setNegativeSuffix(unit);
        return format;
    }
}
