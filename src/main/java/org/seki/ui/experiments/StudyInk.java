package org.seki.ui.experiments;

import java.awt.Color;
import java.awt.Stroke;
import org.seki.ui.fx.Ink;

/**
 * How a strategist's line looks: the colours of Okabe and Ito, the same in both themes and safe for
 * colour-blind eyes, told apart by dashes too.
 *
 * @param dashes lengths in pixels; empty for a solid line
 */
enum StudyInk {
    BLUE("#0072B2", 2.4),
    VERMILION("#D55E00", 1.8),
    GREEN("#009E73", 1.8, 7, 3),
    PINK("#CC79A7", 1.8, 3, 3),
    ORANGE("#E69F00", 1.8, 9, 3, 2, 3),
    SKY("#56B4E9", 1.8, 2, 2);

    private final String web;
    private final double width;
    private final float[] dashes;

    StudyInk(String web, double width, float... dashes) {
        this.web = web;
        this.width = width;
        this.dashes = dashes;
    }

    /**
     * @param place of the strategist in its study, from 0
     */
    static StudyInk of(int place) {
        return values()[Math.floorMod(place, values().length)];
    }

    String web() {
        return web;
    }

    Color awt() {
        return Color.decode(web);
    }

    Stroke stroke() {
        return dashes.length == 0 ? Ink.line(width) : Ink.dashed(width, dashes);
    }

    /** For a line of the window. */
    double[] dashArray() {
        double[] array = new double[dashes.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = dashes[i];
        }
        return array;
    }

    double width() {
        return width;
    }
}
