package org.seki.experiment;

import java.nio.file.Path;
import org.seki.search.SearchSettings.Choice;

/** What scores are held against. */
public sealed interface Truth {
    /**
     * Accuracies that were measured and published.
     *
     * @param file a benchmark table of the same space
     * @param dataset one of the table's
     */
    record Tabular(Path file, String dataset) implements Truth {}

    /**
     * The scores of an evaluator that trains each architecture from scratch on the same images;
     * those are kept, and serve every measurement with the same budget.
     *
     * @param evaluator with its options, which are the budget
     */
    record Trained(Choice evaluator) implements Truth {}
}
