package org.seki.search;

import java.util.List;
import org.seki.strategist.Exchange;

/**
 * Where a run's facts are kept. Thread-safe: the search thread appends iterations, any thread
 * steering. Closed by the session.
 */
public interface Journal extends AutoCloseable {
    /**
     * All or none, durable on return. @throws JournalException in a sentence for people when it
     * cannot be written; appending again is possible then
     */
    void append(List<SearchEvent> events);

    /**
     * All events so far, in order. Prompts and raw replies are left out of their replies: {@link
     * #exchanges} has them.
     */
    List<SearchEvent> events();

    /** Prompts and raw replies of an iteration, in order. Any thread but the window's. */
    List<Exchange> exchanges(int iteration);

    /** What a person notes about the run's architectures, beside its facts. */
    Notes notes();

    @Override
    default void close() {}
}
