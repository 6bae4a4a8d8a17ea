package org.seki.ui.curves;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values come from TensorBoard's own algorithm, run in another language. */
class SmoothingTest {
    private static final double[] LOSS = {2.31, 1.95, 1.72, 1.80, 1.44, 1.31, 1.38, 1.05};

    @ParameterizedTest
    @CsvSource({
        "0.6, '2.31 2.085 1.89877551020408 1.85338235294118 1.67408743927828 1.52132518796992"
                + " 1.46316705733625 1.29507696633894'",
        "0.9, '2.31 2.12052631578947 1.97273062730627 1.92250363477755 1.80467900661766"
                + " 1.69910446710019 1.63793855355661 1.53470682328931'",
        "0.99, '2.31 2.12909547738693 1.9913575300495 1.94279454694816 1.84020424723917"
                + " 1.7496017863969 1.69519629891595 1.61168147826535'",
        "0, '2.31 1.95 1.72 1.80 1.44 1.31 1.38 1.05'"
    })
    void equalsTensorBoardsDebiasedAverage(double weight, String expected) {
        double[] values =
                java.util.Arrays.stream(expected.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        assertArrayEquals(values, Smoothing.debiased(LOSS, weight), 1e-9);
    }

    @Test
    void leavesConstantsAndWhatIsNotFiniteAsTheyAre() {
        assertArrayEquals(
                new double[] {0.1, 0.1, 0.1},
                Smoothing.debiased(new double[] {0.1, 0.1, 0.1}, 0.9));
        assertArrayEquals(
                new double[] {4, Double.NaN, 8 / 3.0},
                Smoothing.debiased(new double[] {4, Double.NaN, 2}, 0.5),
                1e-9);
        assertArrayEquals(new double[0], Smoothing.debiased(new double[0], 0.5));
    }

    @Test
    void refusesAWeightThatWouldForgetEverything() {
        assertThrows(IllegalArgumentException.class, () -> Smoothing.debiased(LOSS, 1));
    }
}
