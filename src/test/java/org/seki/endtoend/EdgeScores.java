package org.seki.endtoend;

import java.util.Map;
import java.util.Optional;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Trust;
import org.seki.space.Architecture;
import org.seki.space.Edge;

/** Scores a NAS-Bench-201 cell by what its edges carry; quick, exact, and the more the better. */
public final class EdgeScores implements Evaluator {
    public static double score(Architecture architecture) {
        double score = 50;
        for (Edge edge : architecture.cells().getFirst().edges()) {
            score +=
                    (1 + edge.from() * 0.25 + edge.to() * 0.0625)
                            * switch (edge.operation()) {
                                case NOR_CONV_3X3 -> 4;
                                case NOR_CONV_1X1 -> 2.5;
                                case SKIP_CONNECT -> 1.5;
                                case AVG_POOL_3X3 -> 0.5;
                                default -> 0;
                            };
        }
        return score;
    }

    @Override
    public String name() {
        return "edges";
    }

    @Override
    public Map<String, Double> prepare(Monitor monitor) {
        return Map.of();
    }

    @Override
    public Evaluation evaluate(Architecture architecture, Monitor monitor) {
        double score = score(architecture);
        return new Evaluation(
                score, Map.of("accuracy", score), 0.001, "by its edges", Optional.empty());
    }

    @Override
    public Optional<Trust> trust() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
