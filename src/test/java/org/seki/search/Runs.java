package org.seki.search;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.SearchSettings.EvolveFrom;
import org.seki.search.SearchSettings.Thresholds;
import org.seki.strategist.Strategist;

/** Searches over chains, for tests. */
public final class Runs {
    private Runs() {}

    public static SearchSettings settings(int lambda, int gamma, long seed) {
        return new SearchSettings(
                "chain-" + seed,
                "chain",
                "none",
                new Choice("chain", Map.of()),
                new Choice("draws", Map.of()),
                lambda,
                gamma,
                5,
                2,
                2,
                EvolveFrom.LATEST,
                2,
                2,
                3,
                seed,
                Budgets.NONE,
                Thresholds.DEFAULT);
    }

    static SearchSession session(SearchSettings settings, Strategist strategist, Journal journal) {
        return new SearchSession(
                "run",
                settings,
                "test",
                ChainSpace.CHAIN,
                new ChainEvaluator(0),
                choice -> strategist,
                ReplyReader.genotypeOnly(),
                journal);
    }

    /** To its end. */
    public static List<SearchEvent> search(SearchSettings settings, Strategist strategist)
            throws InterruptedException {
        ListJournal journal = new ListJournal();
        try (SearchSession session = session(settings, strategist, journal)) {
            session.start(new Heard());
            if (!session.await(Duration.ofSeconds(20))) {
                throw new AssertionError("the search did not end");
            }
        }
        return journal.events();
    }
}
