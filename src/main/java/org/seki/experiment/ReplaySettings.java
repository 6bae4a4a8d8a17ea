package org.seki.experiment;

import java.util.List;
import java.util.Optional;
import org.seki.prompt.PromptVersion;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings.Choice;
import org.seki.strategist.Allowance;

/**
 * A replay as a person asks for it.
 *
 * @param runs whose contexts are asked again, ≥ 1
 * @param first the version that is in use
 * @param second of the same prompt: the one that is tried
 * @param contexts at most, spread evenly over those there are, 1 to {@value #MOST_CONTEXTS}
 * @param repeats of each context under each version, 1 to {@value #MOST_REPEATS}
 * @param inFlight requests at a time, 1 to {@value #MOST_IN_FLIGHT}
 * @param strategist who is asked; empty for the first run's own
 * @param scorer {@code expected}, by the statistical model of each run's evaluations, or an
 *     evaluator: that of a run when its kind is the same, else with these options
 */
public record ReplaySettings(
        List<String> runs,
        PromptVersion first,
        PromptVersion second,
        int contexts,
        int repeats,
        long seed,
        int inFlight,
        Optional<Choice> strategist,
        Choice scorer,
        Allowance allowance) {
    public static final String EXPECTED = "expected";

    private static final int MOST_CONTEXTS = 10_000;
    private static final int MOST_REPEATS = 100;
    private static final int MOST_IN_FLIGHT = 64;

    public ReplaySettings {
        runs = List.copyOf(runs);
        if (first.hash().equals(second.hash())) {
            throw new SearchRefused(
                    "Both versions of %s are %s.".formatted(first.name(), first.hash()),
                    "version",
                    "Choose two; `seki prompts list` shows them.");
        }
        within("contexts", contexts, MOST_CONTEXTS);
        within("repeats", repeats, MOST_REPEATS);
        within("requests in flight", inFlight, MOST_IN_FLIGHT);
    }

    public String prompt() {
        return first.name();
    }

    private static void within(String what, int number, int most) {
        if (number < 1 || number > most) {
            throw new SearchRefused(
                    "The number of %s is %d; it must be 1 to %d.".formatted(what, number, most),
                    what,
                    "Choose another.");
        }
    }
}
