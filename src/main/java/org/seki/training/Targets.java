package org.seki.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Labels as what the log-probabilities are multiplied with to give the mean cross-entropy: −1 / N
 * at the label, or smoothed over all classes. So the loss needs no scalar operation, which under a
 * gradient would be a use after free.
 */
final class Targets {
    private Targets() {}

    /**
     * {@code (N, classes)}, the manager's.
     *
     * @param batch what the mean is over: N, or more where the images are a part of a batch
     */
    static NDArray of(int[] labels, int batch, int classes, double smoothing, NDManager manager) {
        float[] values = new float[labels.length * classes];
        float rest = (float) (-smoothing / classes / batch);
        float label = (float) (-(1 - smoothing) / batch) + rest;
        for (int i = 0; i < labels.length; i++) {
            for (int c = 0; c < classes; c++) {
                values[i * classes + c] = c == labels[i] ? label : rest;
            }
        }
        return manager.create(values, new Shape(labels.length, classes));
    }
}
