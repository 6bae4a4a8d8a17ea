package org.seki.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.space.Architecture;
import org.seki.strategist.Forecast;
import org.seki.strategist.Known;

/** What an architecture is worth, by one measure for parents and children alike. Thread-safe. */
public interface Scorer {
    /** For people, as in {@code by table}. */
    String label();

    /**
     * Empty where it cannot tell.
     *
     * @param subject that the architecture answers, or is told of
     */
    OptionalDouble score(Subject subject, Architecture architecture);

    /** By what the statistical model has learnt from the evaluations of a run. */
    static Optional<Scorer> expected(List<Known> evaluated) {
        return Forecast.of(evaluated)
                .map(forecast ->
                        new Scorer() {
                            @Override
                            public String label() {
                                return "expected by the statistical model of %d evaluations"
                                        .formatted(evaluated.size());
                            }

                            @Override
                            public OptionalDouble score(
                                    Subject subject, Architecture architecture) {
                                return OptionalDouble.of(forecast.score(architecture).mean());
                            }
                        });
    }

    /**
     * By evaluating, each function once and one at a time.
     *
     * @param evaluator prepared; stays the caller's to close
     */
    static Scorer measured(Evaluator evaluator, Monitor monitor) {
        Map<String, OptionalDouble> known = new ConcurrentHashMap<>();
        return new Scorer() {
            @Override
            public String label() {
                return "measured by " + evaluator.name();
            }

            @Override
            public synchronized OptionalDouble score(Subject subject, Architecture architecture) {
                return known.computeIfAbsent(
                        architecture.canonical(),
                        c -> finite(evaluator.evaluate(architecture, monitor).score()));
            }
        };
    }

    private static OptionalDouble finite(double score) {
        return Double.isFinite(score) ? OptionalDouble.of(score) : OptionalDouble.empty();
    }
}
