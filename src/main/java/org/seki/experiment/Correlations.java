package org.seki.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Trust;
import org.seki.evaluation.TrustFile;
import org.seki.search.SearchEvent;
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
     * Every measurement of the workspace, begun or finished, the latest first.
     *
     * @throws org.seki.search.JournalException when one is damaged
     */
    public List<Measurement> kept() {
        return MeasurementFile.all(folder());
    }

    /** What was measured of a run's own evaluator, with the weights it has. */
    public Optional<Trust> trust(String run) {
        return TrustFile.in(workspace.folder(run)).read();
    }

    /**
     * How long the truth takes that is not kept yet; nothing for a table. Trains a few steps where
     * nothing is known.
     *
     * @throws SearchRefused in a sentence
     * @throws java.util.concurrent.CancellationException when the monitor was cancelled
     */
    public Duration estimate(CorrelationSettings settings, Monitor monitor) {
        if (!(settings.truth() instanceof Truth.Trained trained)) {
            return Duration.ZERO;
        }
        SearchSpace space = space(settings.scored());
        Path own = folder(settings.scored().withEvaluator(trained.evaluator()), id(trained));
        return new TrainingTime(
                        new ScoredFile(own.resolve(SCORES)),
                        steps ->
                                evaluators.of(
                                        settings.scored()
                                                .withEvaluator(
                                                        trained.withSteps(steps).evaluator()),
                                        space,
                                        own))
                .of(Truths.drawn(space, settings.architectures()), trained.steps(), monitor);
    }

    /**
     * A run's trust is kept with its weights, and told wherever its score is.
     *
     * @throws SearchRefused in a sentence, with nothing changed
     * @throws java.util.concurrent.CancellationException when the monitor was cancelled; what was
     *     scored is kept
     */
    public CorrelationReport measure(CorrelationSettings settings, Monitor monitor) {
        SearchSpace space = space(settings.scored());
        settings.run().ifPresent(this::refuseUnprepared);
        return switch (settings.truth()) {
            case Truth.Tabular table -> {
                Truths truths = Truths.of(table, space, settings.architectures(), monitor);
                yield measure(settings, space, truths.id(), monitor, () -> truths);
            }
            case Truth.Trained trained -> {
                SearchSettings training = settings.scored().withEvaluator(trained.evaluator());
                Path own = folder(training, id(trained));
                try (Evaluator trainer = evaluators.of(training, space, own)) {
                    yield measure(
                            settings,
                            space,
                            id(trained),
                            monitor,
                            () -> trained(trainer, own, space, settings, monitor));
                }
            }
        };
    }

    private CorrelationReport measure(
            CorrelationSettings settings,
            SearchSpace space,
            String truth,
            Monitor monitor,
            Supplier<Truths> truths) {
        Path own = folder(settings.scored(), settings.run().orElse(""), truth);
        Path weights = settings.run().map(workspace::folder).orElse(own);
        MeasurementFile kept = new MeasurementFile(own);
        CorrelationReport report;
        try (Evaluator evaluator = evaluators.of(settings.scored(), space, weights)) {
            kept.begin(settings);
            Truths known = truths.get();
            evaluator.prepare(monitor);
            Scoring scoring = new Scoring("Scoring", evaluator, own.resolve(SCORES), monitor);
            report = CorrelationReport.of(settings, known, scoring.all(known.architectures()));
        }
        kept.finish(settings, report);
        settings.run().ifPresent(_ -> TrustFile.in(weights).write(trust(report)));
        return report;
    }

    private static SearchSpace space(SearchSettings scored) {
        return Spaces.of(scored.space())
                .orElseThrow(() ->
                        new SearchRefused(
                                "There is no search space \"%s\".".formatted(scored.space()),
                                "space",
                                "Choose one of those that seki describe lists."));
    }

    /** Two would train the same supernet. */
    private void refuseUnprepared(String run) {
        if (workspace.events(run).stream().noneMatch(SearchEvent.Prepared.class::isInstance)) {
            throw new SearchRefused(
                    "%s has no scores yet: its evaluator is not ready.".formatted(run),
                    "run",
                    "Let it run until its first architecture is scored, then measure.");
        }
    }

    private static String id(Truth.Trained trained) {
        return StudyJson.write(trained.evaluator());
    }

    private static Truths trained(
            Evaluator trainer,
            Path own,
            SearchSpace space,
            CorrelationSettings settings,
            Monitor monitor) {
        trainer.prepare(monitor);
        return Truths.of(
                new Scoring("Training from scratch", trainer, own.resolve(SCORES), monitor),
                space,
                settings.architectures(),
                "their own networks trained from scratch on " + settings.scored().dataset(),
                id((Truth.Trained) settings.truth()));
    }

    private Path folder() {
        return workspace.folder().resolve("correlations");
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
        return folder().resolve(Subject.sha256(decides).substring(0, 16));
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
