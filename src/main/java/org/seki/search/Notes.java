package org.seki.search;

import java.util.Map;

/** A run's notes, by iteration. Any thread but the window's. */
public interface Notes {
    /** Those there are. */
    Map<Integer, Note> all();

    /**
     * Keeps a note in the place of an earlier one, durable on return.
     *
     * @throws JournalException in a sentence when it cannot be written
     */
    void put(int iteration, Note note);
}
