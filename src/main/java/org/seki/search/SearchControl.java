package org.seki.search;

import java.util.function.Consumer;

/**
 * How a person steers a running search. Thread-safe; every call returns at once. Commands take
 * effect at the gate that the search thread passes between two iterations; stop also trips {@link
 * #stopping()}, which long work polls.
 */
public final class SearchControl {
    private final Consumer<Steering> accept;
    private boolean paused;
    private int steps;
    private boolean untilImprovement;
    private volatile boolean stopping;

    /**
     * @param accept checks a steering, journals it and keeps it for the next iteration
     */
    public SearchControl(Consumer<Steering> accept) {
        this.accept = accept;
    }

    public synchronized void pause() {
        go(true, 0, false);
    }

    /** Run on. */
    public synchronized void run() {
        go(false, 0, false);
    }

    /** Run n more iterations, then pause; adds to what is still to be run so. */
    public synchronized void run(int iterations) {
        go(true, steps + iterations, false);
    }

    /** Run one iteration, then pause. */
    public synchronized void step() {
        run(1);
    }

    /** Run on, and pause after the next iteration that finds a new best. */
    public synchronized void runUntilImprovement() {
        go(false, 0, true);
    }

    private void go(boolean pause, int count, boolean improvement) {
        paused = pause;
        steps = count;
        untilImprovement = improvement;
        notifyAll();
    }

    public synchronized void stop() {
        stopping = true;
        notifyAll();
    }

    public boolean stopping() {
        return stopping;
    }

    public synchronized boolean paused() {
        return paused && steps == 0;
    }

    /** Iterations to run before it pauses; 0 when it is not to pause so. */
    public synchronized int steps() {
        return steps;
    }

    /** Whether it pauses after the next iteration that finds a new best. */
    public synchronized boolean untilImprovement() {
        return untilImprovement;
    }

    /**
     * Effective from the next iteration, once it has been journaled, which {@link
     * SearchEvent.Steered} tells.
     *
     * @throws SearchRefused in a sentence, with nothing changed
     */
    public void steer(Steering steering) {
        accept.accept(steering);
    }

    /** The search thread found a new best. */
    synchronized void improved() {
        if (untilImprovement) {
            pause();
        }
    }

    /**
     * Waits here while paused; called by the search thread between iterations.
     *
     * @return whether to go on
     */
    synchronized boolean pass(Runnable whenPaused) throws InterruptedException {
        if (paused() && !stopping) {
            whenPaused.run();
        }
        while (paused() && !stopping) {
            wait();
        }
        if (steps > 0) {
            steps--;
        }
        return !stopping;
    }
}
