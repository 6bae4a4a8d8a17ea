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
 * @param initial random architectures evaluated first, ≥ 1 (SEKI: 1)
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
    }

    /** λ + γ. */
    public int iterations() {
        return lambda + gamma;
    }
}
