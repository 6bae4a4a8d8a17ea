package org.seki.training;

/** Hears every step; called on the engine thread, must return at once. */
@FunctionalInterface
public interface TrainingListener {
    /**
     * @param step done, from 1 to steps
     * @param loss mean cross-entropy of the step's images
     * @param accuracy share of them recognised, 0 to 1
     * @param secondsLeft estimated from the steps so far
     */
    record Step(long step, long steps, double loss, double accuracy, double secondsLeft) {}

    void step(Step step);
}
