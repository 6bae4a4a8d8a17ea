package org.seki.experiment;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One run of a study, by its results.
 *
 * @param budget evaluations it was allowed
 * @param best genotype of the best by validation
 * @param validation of each distinct function evaluated, in order, in the table's unit; at most as
 *     many as the budget
 * @param test of each, opened because the run has ended; empty where the table has none
 */
public record Trial(Key key, int budget, String best, List<Double> validation, List<Double> test) {
    /**
     * Which run of a study.
     *
     * @param contender by name
     */
    public record Key(String dataset, String contender, long seed) {}

    public Trial {
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        if (validation.isEmpty() || !test.isEmpty() && test.size() != validation.size()) {
            throw new IllegalArgumentException(
                    "%s has %d validations and %d tests"
                            .formatted(key, validation.size(), test.size()));
        }
    }

    /**
     * What is reported after {@code evaluations}: the test metric of the best by validation, of
     * equals the first; its validation where there is no test.
     */
    public double reported(int evaluations) {
        int seen = Math.min(evaluations, validation.size());
        int best =
                IntStream.range(0, seen)
                        .reduce((a, b) -> validation.get(b) > validation.get(a) ? b : a)
                        .orElseThrow();
        return (test.isEmpty() ? validation : test).get(best);
    }
}
