package org.seki.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Reads native values. */
final class Values {
    private Values() {}

    /**
     * In row-major order, whatever the strides. DJL makes a row-major copy of a channels-last array
     * and leaves it to the array's manager: for a weight that is the life of its network.
     */
    static float[] of(NDArray array) {
        try (NDManager temporary = array.getManager().newSubManager()) {
            array.tempAttach(temporary);
            return array.toFloatArray();
        }
    }
}
