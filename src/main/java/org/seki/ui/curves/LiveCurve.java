package org.seki.ui.curves;

import java.util.Arrays;
import java.util.List;
import org.seki.evaluation.Sample;
import org.seki.ui.fx.Capital;

/**
 * A curve of samples, raw and smoothed.
 *
 * @param x strictly increasing
 */
record LiveCurve(String name, double[] x, double[] raw, double[] smoothed) {
    static LiveCurve of(String name, List<Sample> samples, double weight) {
        double[] x = new double[samples.size()];
        double[] y = new double[samples.size()];
        int n = 0;
        for (Sample sample : samples) {
            if (n == 0 || sample.x() > x[n - 1]) {
                x[n] = sample.x();
                y[n] = sample.y();
                n++;
            }
        }
        double[] raw = Arrays.copyOf(y, n);
        return new LiveCurve(name, Arrays.copyOf(x, n), raw, Smoothing.debiased(raw, weight));
    }

    /** {@code Supernet loss}. */
    String title() {
        return Capital.first(name);
    }

    /** What follows a value: percent for an accuracy, nothing for a loss. */
    String unit() {
        return name.endsWith("accuracy") ? " %" : "";
    }
}
