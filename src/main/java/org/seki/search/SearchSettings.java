package org.seki.search;

import java.util.Map;

/**
 * All that decides a run besides the user's steering; stored with it as JSON. The paper's ablations
 * use n = λ + γ = 50 (SEKI, section 4); its λ, γ, k and ξ are not known to us, so the defaults are
 * ours.
 *
 * @param name for people, such as {@code fashion-7}
 * @param space id of the search space
 * @param dataset name of the data set
 * @param evaluator what scores, and with which preset
 * @param strategist who proposes
 * @param lambda self-evolution iterations, λ ≥ 0
 * @param gamma knowledge-inspiration iterations, γ ≥ 0, λ + γ ≥ 1
 * @param topK how many of the best inspiration draws from, k ≥ 1
 * @param sample how many it draws, 1 ≤ ξ ≤ k
 * @param initial random architectures evaluated first (SEKI: 1); 0 lets a strategist that needs no
 *     example begin
 * @param evolveFrom what self-evolution improves
 * @param duplicateAsks how often a duplicate is asked again before its known score is reused, D ≥ 0
 * @param repairTurns how often a rejected reply is asked to be repaired, R ≥ 0
 * @param history steps shown in self-evolution, h ≥ 0
 * @param seed the only source of chance
 * @param budgets what the run may spend
 * @param thresholds when health monitors speak
 */
public record SearchSettings(
        String name,
        String space,
        String dataset,
        Choice evaluator,
        Choice strategist,
        int lambda,
        int gamma,
        int topK,
        int sample,
        int initial,
        EvolveFrom evolveFrom,
        int duplicateAsks,
        int repairTurns,
        int history,
        long seed,
        Budgets budgets,
        Thresholds thresholds) {

    /**
     * @throws SearchRefused in a sentence when no search can be run with these
     */
    public SearchSettings {
        refuse(name.isBlank(), "A run needs a name.", "name", "Give it one, such as fashion-7.");
        refuse(
                lambda < 0 || gamma < 0 || (lambda == 0 && gamma == 0),
                "With λ = %d and γ = %d there is no iteration to run.".formatted(lambda, gamma),
                "lambda, gamma",
                "Set at least one of them to 1 or more, and none below 0.");
        refuse(
                (long) lambda + gamma > MOST_ITERATIONS,
                "λ + γ = %d is more than a run can hold.".formatted((long) lambda + gamma),
                "lambda, gamma",
                "Set both together to at most %d.".formatted(MOST_ITERATIONS));
        refuse(
                topK < 1 || sample < 1 || sample > topK,
                "ξ = %d cannot be drawn from the best k = %d.".formatted(sample, topK),
                "top-k, sample",
                "Choose 1 ≤ ξ ≤ k.");
        refuse(
                initial < 0 || initial > MOST_ITERATIONS,
                "A search cannot start from %d architectures.".formatted(initial),
                "initial",
                "Set it to 1 (as SEKI does), 0 or more.");
        refuse(
                duplicateAsks < 0 || repairTurns < 0 || history < 0,
                "D = %d, R = %d and h = %d cannot be negative."
                        .formatted(duplicateAsks, repairTurns, history),
                "duplicate-asks, repair-turns, history",
                "Set them to 0 or more.");
    }

    /** λ + γ and initial architectures: more would not fit a screen, a chart or a lifetime. */
    static final int MOST_ITERATIONS = 1_000_000;

    private static void refuse(boolean when, String message, String where, String next) {
        if (when) {
            throw new SearchRefused(message, where, next);
        }
    }

    /**
     * A kind and its options: {@code supernet} with {@code preset=quick}; {@code llm} with
     * endpoint, model, …. Never a secret.
     */
    public record Choice(String kind, Map<String, String> options) {
        public Choice {
            options = Map.copyOf(options);
        }
    }

    public enum EvolveFrom {
        LATEST,
        BEST
    }

    /**
     * Upper bounds; 0 means none.
     *
     * @param tokens in and out, of all replies
     * @param calls requests to a model
     */
    public record Budgets(int evaluations, long tokens, double dollars, long seconds, long calls) {
        public static final Budgets NONE = new Budgets(0, 0, 0, 0, 0);

        public Budgets {
            refuse(
                    evaluations < 0 || tokens < 0 || !(dollars >= 0) || seconds < 0 || calls < 0,
                    "A budget cannot be negative.",
                    "budgets",
                    "Set it to 0 for none, or above.");
        }

        /** Without a bound on calls. */
        public Budgets(int evaluations, long tokens, double dollars, long seconds) {
            this(evaluations, tokens, dollars, seconds, 0);
        }
    }

    /**
     * @param window w, how many of the last iterations monitors look at
     * @param invalidRate share of rejected replies
     * @param duplicateRate share of duplicates
     * @param scoreDeviation mode collapse: standard deviation of the last w scores below this
     * @param skips performance collapse: skip connections above this share of the edges
     * @param stalled iterations without a new best
     */
    public record Thresholds(
            int window,
            double invalidRate,
            double duplicateRate,
            double scoreDeviation,
            double skips,
            int stalled) {
        public static final Thresholds DEFAULT = new Thresholds(10, 0.3, 0.5, 1e-3, 0.6, 15);

        public Thresholds {
            refuse(
                    window < 2 || stalled < 1,
                    "A monitor that looks at %d iterations, or waits for %d, sees nothing."
                            .formatted(window, stalled),
                    "thresholds",
                    "Let it look at 2 or more, and wait for 1 or more.");
        }
    }

    /** λ + γ. */
    public int iterations() {
        return lambda + gamma;
    }

    public SearchSettings withInspiration(int k, int xi) {
        return new SearchSettings(
                name,
                space,
                dataset,
                evaluator,
                strategist,
                lambda,
                gamma,
                k,
                xi,
                initial,
                evolveFrom,
                duplicateAsks,
                repairTurns,
                history,
                seed,
                budgets,
                thresholds);
    }

    public SearchSettings withHistory(int steps) {
        return new SearchSettings(
                name,
                space,
                dataset,
                evaluator,
                strategist,
                lambda,
                gamma,
                topK,
                sample,
                initial,
                evolveFrom,
                duplicateAsks,
                repairTurns,
                steps,
                seed,
                budgets,
                thresholds);
    }

    public SearchSettings withBudgets(Budgets other) {
        return new SearchSettings(
                name,
                space,
                dataset,
                evaluator,
                strategist,
                lambda,
                gamma,
                topK,
                sample,
                initial,
                evolveFrom,
                duplicateAsks,
                repairTurns,
                history,
                seed,
                other,
                thresholds);
    }

    public SearchSettings withEvaluator(Choice other) {
        return new SearchSettings(
                name,
                space,
                dataset,
                other,
                strategist,
                lambda,
                gamma,
                topK,
                sample,
                initial,
                evolveFrom,
                duplicateAsks,
                repairTurns,
                history,
                seed,
                budgets,
                thresholds);
    }

    public SearchSettings withStrategist(Choice other) {
        return new SearchSettings(
                name,
                space,
                dataset,
                evaluator,
                other,
                lambda,
                gamma,
                topK,
                sample,
                initial,
                evolveFrom,
                duplicateAsks,
                repairTurns,
                history,
                seed,
                budgets,
                thresholds);
    }
}
