package org.seki.evaluation;

import java.util.Map;
import java.util.Optional;
import org.seki.space.Architecture;

/** Turns an architecture into scores. Called by the search thread; closed by whoever made it. */
public interface Evaluator extends AutoCloseable {
    /** {@code supernet}, {@code table}, … */
    String name();

    /**
     * Whatever must be done once (train the supernet, or load its checkpoint); returns facts such
     * as {@code seconds}.
     */
    Map<String, Double> prepare(Monitor monitor);

    /**
     * @throws java.util.concurrent.CancellationException when the monitor was cancelled; nothing is
     *     kept then
     */
    Evaluation evaluate(Architecture architecture, Monitor monitor);

    /** Measured rank agreement, if it was measured for this evaluator, space and preset. */
    Optional<Trust> trust();

    @Override
    void close();
}
