package org.seki.training;

/**
 * Where a final training is, after a step.
 *
 * @param epoch that goes on, from 1
 * @param batch done of it, from 1
 * @param loss mean cross-entropy of the step's images
 * @param accuracy share of them recognised, percent
 * @param rate the step's learning rate
 * @param imagesASecond since this process began with it
 * @param secondsLeft estimated likewise; at most so long where it may end early
 */
public record Position(
        int epoch,
        int epochs,
        int batch,
        int batches,
        double loss,
        double accuracy,
        double rate,
        double imagesASecond,
        double secondsLeft) {
    /** Steps done in all. */
    public long step() {
        return (epoch - 1L) * batches + batch;
    }

    public long steps() {
        return (long) epochs * batches;
    }
}
