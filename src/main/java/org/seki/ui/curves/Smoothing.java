package org.seki.ui.curves;

/** TensorBoard's smoothing: an exponential moving average, freed of its bias towards 0. */
final class Smoothing {
    private Smoothing() {}

    /**
     * Each value becomes the average of itself and all before it, of which the n-th last counts
     * {@code weight} to the n. What is not finite stays as it is and is left out of the average; a
     * curve of one constant stays that constant exactly.
     *
     * @param weight 0 smooths nothing; below 1
     */
    static double[] debiased(double[] values, double weight) {
        if (weight < 0 || weight >= 1) {
            throw new IllegalArgumentException("a smoothing weight is in [0, 1), not " + weight);
        }
        double[] smoothed = new double[values.length];
        boolean constant = constant(values);
        double last = 0;
        int counted = 0;
        for (int i = 0; i < values.length; i++) {
            if (constant || !Double.isFinite(values[i])) {
                smoothed[i] = values[i];
                continue;
            }
            last = last * weight + (1 - weight) * values[i];
            counted++;
            smoothed[i] = last / (1 - Math.pow(weight, counted));
        }
        return smoothed;
    }

    private static boolean constant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
