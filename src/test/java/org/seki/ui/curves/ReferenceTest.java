package org.seki.ui.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.junit.jupiter.api.Test;
import org.seki.ui.fx.AxisFit;
import org.seki.ui.fx.Ink;
import org.seki.ui.fx.Ticks;

class ReferenceTest {
    @Test
    void severalRunsAreTheirMeanAndStudentsInterval() {
        Reference.Band band =
                new Reference.Runs(
                                "seeds",
                                List.of(
                                        List.of(70.0, 71.0),
                                        List.of(72.0, 73.0, 74.0),
                                        List.of(74.0, 75.0)))
                        .band();
        assertEquals(List.of(72.0, 73.0), band.middle(), "as far as every run got");
        // t(0.975; 2) = 4.302653; s = 2; n = 3
        assertEquals(72 - 4.968275, band.low().getFirst(), 1e-5);
        assertEquals(72 + 4.968275, band.high().getFirst(), 1e-5);
    }

    @Test
    void oneRunHasNoInterval() {
        Reference.Band band = new Reference.Runs("one", List.of(List.of(70.0))).band();
        assertEquals(band.low(), band.high());
        assertTrue(new Reference.Runs("none", List.of()).band().middle().isEmpty());
    }

    @Test
    void bestSoFarNeverFalls() {
        assertEquals(List.of(3.0, 3.0, 5.0, 5.0), Reference.bestSoFar(3, 1, 5, 4));
    }

    @Test
    void theAxisFitsTheDataAndLeavesTheHopelessOut() {
        double[] scores = {70, 71, 72, 73, 74, 75, 76, 77, 10};
        AxisFit fit = AxisFit.of(scores, new double[] {69}, 0.2);
        assertTrue(fit.low() > 60 && fit.low() < 69 && fit.high() > 77 && fit.high() < 80);
        assertTrue(AxisFit.of(poor(), new double[0], 0).low() < 49, "all but the hopeless one");
        assertTrue(AxisFit.marked(poor(), new double[0], 0).low() > 80, "five are marked");
        double[] skewed = {0, 48.7, 48.9, 55.5, 55.7, 87.2, 94.7, 94.8, 94.8, 94.8, 94.9, 94.9};
        assertEquals(55.5, AxisFit.marked(skewed, new double[0], 0).low(), 1e-9, "a quarter");
        double[] alike = {69, 69, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70};
        assertEquals(69, AxisFit.marked(alike, new double[0], 0).low(), 1e-9, "none is far");
        AxisFit two = AxisFit.of(new double[] {70, 10}, new double[0], 0);
        assertTrue(two.low() <= 10, "two values have no outlier");
        AxisFit one = AxisFit.of(new double[] {70}, new double[0], 0.1);
        assertTrue(one.low() < 70 && one.high() > 70);
        assertEquals(new AxisFit(0, 1), AxisFit.of(new double[] {Double.NaN}, new double[0], 0));
    }

    /** A quick search: its first few pressed all that it found later into one line. */
    private static double[] poor() {
        return new double[] {
            0, 48.7, 48.9, 55.5, 55.7, 81.5, 84.9, 87.1, 87.2, 94, 94.5, 94.6, 94.6, 94.6, 94.7,
            94.8, 94.8, 94.8, 94.9, 94.9
        };
    }

    /** 2.3 once stood under 2.32. */
    @Test
    void ticksHaveAsManyDigitsAsTheirNeighbours() {
        NumberAxis axis = new NumberAxis();
        axis.setNumberFormatOverride(Ticks.plain(" M"));
        Ink.scale(axis, 2.28, 2.345, 240, 0);
        assertEquals("2.30 M", axis.getNumberFormatOverride().format(2.3));
        axis.setNumberFormatOverride(Ticks.plain(" %"));
        Ink.scale(axis, 0, 100, 240, 0);
        assertEquals("50 %", axis.getNumberFormatOverride().format(50));
    }

    @Test
    void ticksAreOneTwoOrFive() {
        assertEquals(5, Ticks.step(50, 12), 1e-12);
        assertEquals(0.2, Ticks.step(1, 6), 1e-12);
        assertEquals(1000, Ticks.step(5100, 5.5), 1e-9);
    }
}
