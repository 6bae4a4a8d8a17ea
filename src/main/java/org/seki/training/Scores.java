package org.seki.training;

import ai.djl.ndarray.NDArray;

/**
 * How well a network does on held-out images.
 *
 * @param accuracy share of the images recognised, 0 to 1
 * @param loss mean cross-entropy; of each image at most {@link Validation#WORST}, because a few
 *     explode in cells of pooling and skips
 */
public record Scores(double accuracy, double loss) {
    /** Share of rows whose largest logit is at the label. */
    static double accuracy(NDArray logits, int[] labels) {
        try (NDArray guesses = logits.argMax(1)) {
            long[] classes = guesses.toLongArray();
            int hits = 0;
            for (int i = 0; i < labels.length; i++) {
                hits += classes[i] == labels[i] ? 1 : 0;
            }
            return (double) hits / labels.length;
        }
    }
}
