package org.seki.search;

import java.util.Map;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.SearchSettings.EvolveFrom;
import org.seki.search.SearchSettings.Thresholds;

/**
 * Starting points for settings. λ, γ, k and ξ are our defaults: the paper's (SEKI, section 4) are
 * not known to us.
 */
public enum Preset {
    /** 20 architectures on a small supernet: minutes on a laptop. */
    QUICK(4, 8, 8),
    /** n = λ + γ = 50 as in the paper's ablations. */
    STANDARD(1, 25, 25);

    private final int initial;
    private final int lambda;
    private final int gamma;

    Preset(int initial, int lambda, int gamma) {
        this.initial = initial;
        this.lambda = lambda;
        this.gamma = gamma;
    }

    public int initial() {
        return initial;
    }

    public int lambda() {
        return lambda;
    }

    public int gamma() {
        return gamma;
    }

    /** Complete settings around the choices a person makes first. */
    public SearchSettings settings(String space, String dataset, Choice strategist, long seed) {
        return new SearchSettings(
                dataset + "-" + seed,
                space,
                dataset,
                new Choice("supernet", Map.of("preset", "quick")),
                strategist,
                lambda,
                gamma,
                10,
                5,
                initial,
                EvolveFrom.BEST,
                3,
                2,
                5,
                seed,
                Budgets.NONE,
                Thresholds.DEFAULT);
    }
}
