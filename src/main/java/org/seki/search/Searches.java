package org.seki.search;

import java.util.List;

/**
 * Opens searches with everything they need. Implemented by the composition root, used by window and
 * command line.
 */
public interface Searches {
    /** A new run in the workspace. @throws SearchRefused in a sentence, with nothing changed */
    Session open(SearchSettings settings);

    /**
     * A run of the workspace, to be continued (or, when finished, only replayed). @throws
     * SearchRefused in a sentence when it cannot be, with nothing changed
     */
    Session resume(String run);

    /**
     * A run of the workspace, to be looked at first: what it evaluates with is made when it goes
     * on, and refused then.
     */
    default Session look(String run) {
        return resume(run);
    }

    /**
     * Breaks the seal of a finished run's test metric, for good, and journals it. @throws
     * SearchRefused in a sentence when it has not finished, has no test metric or is open elsewhere
     */
    void unseal(String run);

    List<RunSummary> runs();

    /**
     * What a run's journal holds, for reading only. @throws SearchRefused when the workspace has no
     * such run
     */
    List<SearchEvent> events(String run);

    /**
     * @param best score of the best, NaN before the first evaluation
     * @param startedAt ISO-8601 instant
     */
    record RunSummary(
            String run,
            SearchSettings settings,
            RunState state,
            int evaluations,
            double best,
            String bestGenotype,
            String startedAt) {}
}
