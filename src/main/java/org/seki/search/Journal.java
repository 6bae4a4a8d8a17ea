package org.seki.search;

import java.util.List;

/**
 * Where a run's facts are kept. Thread-safe: the search thread appends iterations, any thread
 * steering.
 */
public interface Journal {
    /**
     * All or none, durable on return. @throws JournalException in a sentence for people when it
     * cannot be written
     */
    void append(List<SearchEvent> events);

    /** All events so far, in order. */
    List<SearchEvent> events();
}
