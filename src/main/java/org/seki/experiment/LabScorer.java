package org.seki.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings.Choice;
import org.seki.space.Architecture;
import org.seki.strategist.Forecast;

/** Scores the children of each run by what that run knows; closes the evaluators it opened. */
final class LabScorer implements Scorer, AutoCloseable {
    private final Map<String, Scorer> byRun = new HashMap<>();
    private final List<Evaluator> opened = new ArrayList<>();

    private LabScorer() {}

    /**
     * Ready to score.
     *
     * @throws SearchRefused when a run cannot be scored so
     * @throws java.util.concurrent.CancellationException when the monitor was cancelled
     */
    static LabScorer of(
            List<StoredRun> runs,
            Choice choice,
            Correlations.Evaluators evaluators,
            Monitor monitor) {
        LabScorer scorer = new LabScorer();
        boolean ready = false;
        try {
            for (StoredRun run : runs) {
                scorer.byRun.put(
                        run.run(),
                        choice.kind().equals(ReplaySettings.EXPECTED)
                                ? expected(run)
                                : scorer.measured(run, choice, evaluators, monitor));
            }
            ready = true;
            return scorer;
        } finally {
            if (!ready) {
                scorer.close();
            }
        }
    }

    private static Scorer expected(StoredRun run) {
        return Scorer.expected(run.evaluated())
                .orElseThrow(() ->
                        new SearchRefused(
                                "The run %s has fewer than %d evaluations, which is too few to expect anything from."
                                        .formatted(run.run(), Forecast.LEAST),
                                "scorer",
                                "Score by the run's evaluator, %s, or choose another run."
                                        .formatted(run.settings().evaluator().kind())));
    }

    private Scorer measured(
            StoredRun run, Choice choice, Correlations.Evaluators evaluators, Monitor monitor) {
        Choice own = run.settings().evaluator();
        Map<String, String> options = new TreeMap<>();
        if (own.kind().equals(choice.kind())) {
            options.putAll(own.options());
        }
        options.putAll(choice.options());
        Evaluator evaluator =
                evaluators.of(
                        run.settings().withEvaluator(new Choice(choice.kind(), options)),
                        run.space(),
                        run.folder());
        opened.add(evaluator);
        evaluator.prepare(monitor);
        return Scorer.measured(evaluator, monitor);
    }

    @Override
    public String label() {
        return byRun.values().stream()
                .map(Scorer::label)
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
    }

    @Override
    public OptionalDouble score(Subject subject, Architecture architecture) {
        Scorer scorer = byRun.get(subject.run());
        return scorer == null ? OptionalDouble.empty() : scorer.score(subject, architecture);
    }

    @Override
    public void close() {
        opened.forEach(Evaluator::close);
    }
}
