package org.seki.training;

/** What a step takes by the clock: validation, saving and waiting for others included. */
final class StepPace {
    private final long first;
    private final long began = System.nanoTime();

    /**
     * @param first steps done before
     */
    StepPace(long first) {
        this.first = first;
    }

    /**
     * @param step steps done now, at least one more
     */
    double secondsAStep(long step) {
        return (System.nanoTime() - began) / 1e9 / (step - first);
    }
}
