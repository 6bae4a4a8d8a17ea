package org.seki.experiment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings.Choice;

/** What scores are held against. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Truth.Tabular.class, name = "table"),
    @JsonSubTypes.Type(value = Truth.Trained.class, name = "trained")
})
public sealed interface Truth {
    /**
     * Accuracies that were measured and published.
     *
     * @param file a benchmark table of the same space
     * @param dataset one of the table's; a tested column where it has none to search by
     */
    record Tabular(Path file, String dataset) implements Truth {}

    /**
     * The scores of an evaluator that trains each architecture from scratch on the same images;
     * those are kept, and serve every measurement with the same budget. Each is trained on one
     * thread, however many are trained at the same time: the number of threads rounds sums, and
     * with that changes the score. (Those that an older version has kept were trained on all
     * threads of the engine: no less true than with another seed, so they stay, and are not trained
     * again.)
     *
     * @param evaluator with its options, which are the budget
     */
    record Trained(Choice evaluator) implements Truth {
        private static final String STEPS = "steps";
        private static final String THREADS = "threads";

        /**
         * @param steps of each training, batches of images
         */
        public static Trained of(int steps) {
            return new Trained(new Choice("scratch", Map.of(STEPS, Integer.toString(steps))));
        }

        /**
         * @throws SearchRefused in a sentence when they are no number
         */
        int steps() {
            String written = evaluator.options().getOrDefault(STEPS, "");
            if (!written.matches("[1-9]\\d{0,6}")) {
                throw new SearchRefused(
                        "Networks cannot be trained for “%s” steps.".formatted(written),
                        STEPS,
                        "Write a whole number, such as 300.");
            }
            return Integer.parseInt(written);
        }

        /** The same but for the steps. */
        Trained withSteps(int steps) {
            return new Trained(with(STEPS, steps));
        }

        /** The evaluator as it trains. */
        Choice onOneThread() {
            return with(THREADS, 1);
        }

        private Choice with(String option, int value) {
            Map<String, String> options = new HashMap<>(evaluator.options());
            options.put(option, Integer.toString(value));
            return new Choice(evaluator.kind(), options);
        }
    }
}
