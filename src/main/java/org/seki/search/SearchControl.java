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
    private volatile boolean stopping;

    /**
     * @param accept journals a steering and keeps it for the next iteration
     */
    public SearchControl(Consumer<Steering> accept) {
        this.accept = accept;
    }

    public synchronized void pause() {
        paused = true;
        steps = 0;
        notifyAll();
    }

    /** Run on. */
    public synchronized void run() {
        paused = false;
        notifyAll();
    }

    /** Run one iteration, then pause. */
    public synchronized void step() {
        paused = true;
        steps++;
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

    /** Journaled at once, effective from the next iteration. */
    public void steer(Steering steering) {
        accept.accept(steering);
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
