package org.seki.search;

import java.time.Duration;
import java.util.List;
import org.seki.strategist.Exchange;

/**
 * A run that this process has open: its control and its search thread. Closed by whoever opened it.
 */
public interface Session extends AutoCloseable {
    /** The run's id, as {@code seki show} takes it. */
    String run();

    SearchSettings settings();

    SearchControl control();

    /**
     * Tells the listener all that was journaled before, on this thread. Call at most once and
     * before {@link #start}, which then tells only what is new.
     */
    void replay(SearchListener listener);

    /**
     * Replays the journal to the listener unless that was done, then starts or continues the search
     * on its own thread. Call once.
     */
    void start(SearchListener listener);

    /** Prompts and raw replies of an iteration, read from the store: not on the window's thread. */
    List<Exchange> exchanges(int iteration);

    /**
     * Breaks the seal of the test metric, for good: the journal says so and the listener hears it.
     * Not on the window's thread.
     *
     * @throws SearchRefused in a sentence when the run has not finished or has no test metric
     * @throws JournalException when it cannot be journaled
     */
    void unseal();

    /** What a person notes about its architectures; usable until it is closed. */
    Notes notes();

    /** Waits for the search thread to end. @return whether it has */
    boolean await(Duration timeout) throws InterruptedException;

    /**
     * Stops the search if it still runs, waits for its thread, and releases journal, evaluator and
     * strategist.
     */
    @Override
    void close();
}
