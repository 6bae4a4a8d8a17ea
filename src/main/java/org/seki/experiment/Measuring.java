package org.seki.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.TrustFile;
import org.seki.space.Architecture;

/** A measurement while it is made: architectures are scored, trained, and held together. */
final class Measuring {
    static final String SCORES = "scores.jsonl";

    private final CorrelationSettings settings;
    private final Path own;
    private final Path weights;
    private final SoFar points;
    private final Monitor monitor;

    /**
     * @param own folder for scores and report
     * @param weights folder for those of the evaluator
     */
    Measuring(CorrelationSettings settings, Path own, Path weights, SoFar points, Monitor monitor) {
        this.settings = settings;
        this.own = own;
        this.weights = weights;
        this.points = points;
        this.monitor = monitor;
    }

    /**
     * What an evaluator said.
     *
     * @param secondsTraining of what it trained once; empty where it did not, or does not know
     */
    record Scores(List<Scored> all, Optional<Double> secondsTraining) {}

    Path weights() {
        return weights;
    }

    /** Gets the evaluator ready too. */
    Scores score(Evaluator evaluator, List<Architecture> architectures) {
        new MeasurementFile(own).begin(settings);
        Map<String, Double> facts = evaluator.prepare(monitor);
        Scoring scoring =
                new Scoring(
                        "Scoring",
                        Crew.of(evaluator),
                        new ScoredFile(own.resolve(SCORES)),
                        points::score,
                        monitor);
        return new Scores(
                scoring.all(architectures), Optional.ofNullable(facts.get("seconds_training")));
    }

    /**
     * The truth where no table has it.
     *
     * @param kept all trainings with this budget
     * @param id of the budget
     */
    Truths train(Crew trainers, List<Architecture> architectures, ScoredFile kept, String id) {
        trainers.prepare(monitor);
        Scoring training =
                new Scoring(
                        "Training from scratch",
                        trainers,
                        kept,
                        trained -> points.truth(trained.genotype(), trained.score()),
                        monitor);
        return Truths.of(
                architectures,
                training.all(architectures),
                "their own networks trained from scratch on " + settings.scored().dataset(),
                id);
    }

    /** A run's trust is kept with its weights, and told wherever its score is. */
    CorrelationReport finish(Truths truths, Scores scores) {
        CorrelationReport report =
                CorrelationReport.of(settings, truths, scores.all(), scores.secondsTraining());
        new MeasurementFile(own).finish(settings, report);
        settings.run().ifPresent(_ -> TrustFile.in(weights).write(report.trust()));
        return report;
    }
}
