package org.seki.search;

import java.time.Duration;

/**
 * A run that this process has open: its control and its search thread. Closed by whoever opened it.
 */
public interface Session extends AutoCloseable {
    /** The run's id, as {@code seki show} takes it. */
    String run();

    SearchSettings settings();

    SearchControl control();

    /**
     * Replays the journal to the listener, then starts or continues the search on its own thread.
     * Call once.
     */
    void start(SearchListener listener);

    /** Waits for the search thread to end. @return whether it has */
    boolean await(Duration timeout) throws InterruptedException;

    /**
     * Stops the search if it still runs, waits for its thread, and releases journal, evaluator and
     * strategist.
     */
    @Override
    void close();
}
