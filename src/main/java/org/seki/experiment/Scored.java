package org.seki.experiment;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.space.Architecture;

/**
 * One architecture and what an evaluator said of it.
 *
 * @param seconds the evaluation took
 * @param costs seconds of each part by its metric; empty where they were not timed apart
 */
record Scored(
        String genotype,
        double score,
        Map<String, Double> metrics,
        double seconds,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Double> costs) {
    Scored {
        metrics = Map.copyOf(metrics);
        costs = Map.copyOf(costs);
    }

    static Scored by(Evaluator evaluator, Architecture architecture, Monitor monitor) {
        Evaluation found = evaluator.evaluate(architecture, monitor);
        return new Scored(
                architecture.genotype(),
                found.score(),
                found.metrics(),
                found.seconds(),
                found.costs());
    }
}
