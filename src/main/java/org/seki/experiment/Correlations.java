package org.seki.experiment;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Trust;
import org.seki.evaluation.TrustFile;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;
import org.seki.store.Workspace;

/**
 * Measures how far scores rank as the truth does: random architectures whose {@link Truth} is
 * known, scored by an evaluator. What was scored is kept, so that a measurement goes on after a
 * stop. Works long: not for the window's thread.
 */
public final class Correlations {
    private static final String SCORES = "scores.jsonl";

    private final Workspace workspace;
    private final Evaluators evaluators;

    /** Makes a run's evaluator. */
    public interface Evaluators {
        /**
         * @param folder for its weights
         * @throws SearchRefused in a sentence
         */
        Evaluator of(SearchSettings settings, SearchSpace space, Path folder);
    }

    public Correlations(Workspace workspace, Evaluators evaluators) {
        this.workspace = workspace;
        this.evaluators = evaluators;
    }

    /** The settings of a run, to measure its own evaluator. */
    public SearchSettings settings(String run) {
        return workspace.settings(run);
    }

    /**
     * A run's trust is kept with its weights, and told wherever its score is.
     *
     * @throws SearchRefused in a sentence, with nothing changed
     * @throws java.util.concurrent.CancellationException when the monitor was cancelled; what was
     *     scored is kept
     */
    public CorrelationReport measure(CorrelationSettings settings, Monitor monitor) {
        SearchSettings of = settings.scored();
        SearchSpace space =
                Spaces.of(of.space())
                        .orElseThrow(() ->
                                new SearchRefused(
                                        "There is no search space \"%s\".".formatted(of.space()),
                                        "space",
                                        "Choose one of those that seki describe lists."));
        Truths truths =
                switch (settings.truth()) {
                    case Truth.Tabular table ->
                            Truths.of(table, space, settings.architectures(), monitor);
                    case Truth.Trained trained ->
                            trained(
                                    of.withEvaluator(trained.evaluator()),
                                    space,
                                    settings,
                                    monitor);
                };
        Path own = folder(of, settings.run().orElse(""), truths.id());
        Path weights = settings.run().map(workspace::folder).orElse(own);
        CorrelationReport report;
        try (Evaluator evaluator = evaluators.of(of, space, weights)) {
            evaluator.prepare(monitor);
            Scoring scoring = new Scoring("Scoring", evaluator, own.resolve(SCORES), monitor);
            report = CorrelationReport.of(settings, truths, scoring.all(truths.architectures()));
        }
        settings.run().ifPresent(_ -> TrustFile.in(weights).write(trust(report)));
        return report;
    }

    private Truths trained(
            SearchSettings training,
            SearchSpace space,
            CorrelationSettings settings,
            Monitor monitor) {
        String id = StudyJson.write(training.evaluator());
        Path own = folder(training, id);
        try (Evaluator evaluator = evaluators.of(training, space, own)) {
            evaluator.prepare(monitor);
            return Truths.of(
                    new Scoring("Training from scratch", evaluator, own.resolve(SCORES), monitor),
                    space,
                    settings.architectures(),
                    "their own networks trained from scratch on " + training.dataset(),
                    id);
        }
    }

    /** Of what decides the scores: another of it is another measurement. */
    private Path folder(SearchSettings scored, String... more) {
        String decides =
                String.join(
                        "\n",
                        scored.space(),
                        scored.dataset(),
                        StudyJson.write(scored.evaluator()),
                        Long.toString(scored.seed()),
                        String.join("\n", more));
        return workspace
                .folder()
                .resolve("correlations")
                .resolve(Subject.sha256(decides).substring(0, 16));
    }

    private static Trust trust(CorrelationReport report) {
        var score = report.score().tau();
        return new Trust(
                score.tau(),
                score.low(),
                score.high(),
                report.architectures(),
                report.truth(),
                "%s, with this run's own evaluator".formatted(LocalDate.now()),
                report.parts().stream()
                        .skip(1)
                        .collect(Collectors.toMap(p -> p.part(), p -> p.tau().tau(), (a, b) -> a)));
    }
}
