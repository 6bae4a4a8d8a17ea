package org.seki.experiment;

import java.util.List;

/** Where a study's trials are kept. Used by the thread that runs the study. */
public interface TrialLog extends AutoCloseable {
    /** All that were added, in no particular order. */
    List<Trial> trials();

    /**
     * All or none, durable on return; a trial takes the place of an earlier one of the same key.
     *
     * @throws org.seki.search.JournalException in a sentence when they cannot be kept
     */
    void add(List<Trial> trials);

    @Override
    void close();
}
