package org.seki.experiment;

import java.util.Optional;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;

/**
 * Whose scores are held against which truth.
 *
 * @param scored space, data set, evaluator and seed as a search would have them
 * @param run whose own evaluator it is, with the weights it has; empty for one of its own
 * @param architectures how many are drawn, ≥ 10; the same ones for every evaluator and seed
 */
public record CorrelationSettings(
        SearchSettings scored, Optional<String> run, Truth truth, int architectures) {
    private static final int LEAST = 10;

    public CorrelationSettings {
        if (architectures < LEAST) {
            throw new SearchRefused(
                    "%d architectures say nothing about ranks.".formatted(architectures),
                    "architectures",
                    "Take %d or more; 100 give an interval of about ± 0.1.".formatted(LEAST));
        }
    }
}
