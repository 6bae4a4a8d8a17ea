package org.seki.ui.run;

/**
 * Where the Run screen's dividers stand, as shares of the width or height.
 *
 * @param left right edge of the repository in three columns
 * @param right left edge of the reasoning in three columns
 * @param narrow right edge of the tabs when there are two columns
 * @param centre between graph and curves
 */
public record RunSplits(double left, double right, double narrow, double centre) {
    public static final RunSplits DEFAULT = new RunSplits(0.215, 0.775, 0.32, 0.45);

    public RunSplits {
        for (double share : new double[] {left, right, narrow, centre}) {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException(
                        "a divider stands between 0 and 1, not " + share);
            }
        }
    }
}
