package org.seki.training;

/**
 * What a finished training came to.
 *
 * @param id of the training, its folder's name
 * @param epochs that were done: fewer than asked for where it ended early
 * @param validation accuracy of the best weights on the held images, percent; NaN without any
 * @param test accuracy of the best weights on the test images, which nothing looked at before,
 *     percent
 * @param parameters of the network, without an auxiliary head
 * @param seconds spent on it, over all its processes
 */
public record TrainResult(
        String id,
        String space,
        String genotype,
        String dataset,
        String preset,
        long seed,
        int epochs,
        double validation,
        double test,
        long parameters,
        double seconds) {
    /** Without the test accuracy. */
    TrainResult sealed() {
        return new TrainResult(
                id,
                space,
                genotype,
                dataset,
                preset,
                seed,
                epochs,
                validation,
                Double.NaN,
                parameters,
                seconds);
    }
}
