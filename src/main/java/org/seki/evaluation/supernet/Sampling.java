package org.seki.evaluation.supernet;

/** Which paths through the supernet a step trains. */
public enum Sampling {
    /**
     * As many paths as there are operations; on every edge each operation once, in random order
     * (strict fairness, FairNAS, Chu et al. 2021). In a space where a node chooses its inputs, each
     * path draws them, and the operations of an edge are those it would have had on a full graph.
     */
    FAIR,
    /**
     * The architecture with the most multiply-adds, the one with the fewest, and two uniform over
     * the space (BigNAS, Yu et al. 2020, section 3.1, without its distillation).
     */
    SANDWICH,
    /** One path, uniform over the space (Guo et al. 2020). */
    UNIFORM
}
