package org.seki.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Trust;
import org.seki.evaluation.TrustFile;
import org.seki.experiment.CorrelationReport.Point;
import org.seki.search.SearchEvent;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.space.Architecture;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;
import org.seki.store.Workspace;

/**
 * Measures how far scores rank as the truth does: random architectures whose {@link Truth} is
 * known, scored by an evaluator. What was scored is kept, so that a measurement goes on after a
 * stop. Works long: not for the window's thread.
 */
public final class Correlations {
    private final Workspace workspace;
    private final Evaluators evaluators;
    private final Workers workers;
    private final int atOnce;

    /** Makes a run's evaluator. */
    public interface Evaluators {
        /**
         * @param folder for its weights
         * @throws SearchRefused in a sentence
         */
        Evaluator of(SearchSettings settings, SearchSpace space, Path folder);
    }

    /** All is done in this process, one after another. */
    public Correlations(Workspace workspace, Evaluators evaluators) {
        this(workspace, evaluators, Workers.NONE);
    }

    /** Networks are trained in as many processes as suit this machine. */
    public Correlations(Workspace workspace, Evaluators evaluators, Workers workers) {
        this(workspace, evaluators, workers, workers.suitable());
    }

    private Correlations(Workspace workspace, Evaluators evaluators, Workers workers, int atOnce) {
        this.workspace = workspace;
        this.evaluators = evaluators;
        this.workers = workers;
        this.atOnce = atOnce;
    }

    /**
     * The same, with so many networks trained from scratch at the same time; the scores do not
     * depend on it. One is trained in this process.
     *
     * @throws SearchRefused in a sentence when this machine does not train so many
     */
    public Correlations training(int networks) {
        if (networks < 1 || networks > workers.most()) {
            throw new SearchRefused(
                    "%d networks cannot be trained at the same time here.".formatted(networks),
                    "--parallel",
                    workers.most() == 1
                            ? "Train one after another: a GPU has one network at a time."
                            : "Choose 1 to %d.".formatted(workers.most()));
        }
        return new Correlations(workspace, evaluators, workers, networks);
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
        Path own = training(settings, trained).folder();
        return new TrainingTime(
                        new ScoredFile(own.resolve(Measuring.SCORES)),
                        steps ->
                                evaluators.of(
                                        settings.scored()
                                                .withEvaluator(
                                                        trained.withSteps(steps).onOneThread()),
                                        space,
                                        own),
                        atOnce)
                .of(Truths.drawn(space, settings.architectures()), trained.steps(), monitor);
    }

    /** As {@link #measure(CorrelationSettings, Consumer, Monitor)}, heard of when it is done. */
    public CorrelationReport measure(CorrelationSettings settings, Monitor monitor) {
        return measure(settings, _ -> {}, monitor);
    }

    /**
     * A run's trust is kept with its weights, and told wherever its score is.
     *
     * @param soFar hears every point that is known, each time there is one more; on this thread
     * @throws SearchRefused in a sentence, with nothing changed
     * @throws java.util.concurrent.CancellationException when the monitor was cancelled; what was
     *     scored is kept
     * @throws WorkerFailed when a process did not train as it was to; what was scored is kept
     */
    public CorrelationReport measure(
            CorrelationSettings settings, Consumer<List<Point>> soFar, Monitor monitor) {
        SearchSpace space = space(settings.scored());
        settings.run().ifPresent(this::refuseUnprepared);
        SoFar points = new SoFar(soFar);
        return switch (settings.truth()) {
            case Truth.Tabular table -> {
                Truths truths = Truths.of(table, space, settings.architectures(), monitor);
                truths.all().forEach(t -> points.truth(t.architecture().genotype(), t.value()));
                Measuring measuring = measuring(settings, truths.id(), points, monitor);
                yield measuring.finish(
                        truths, score(measuring, settings, space, truths.architectures()));
            }
            case Truth.Trained trained -> {
                List<Architecture> drawn = Truths.drawn(space, settings.architectures());
                Order training = training(settings, trained);
                try (Evaluator alone =
                        evaluators.of(training.settings(), space, training.folder())) {
                    Measuring measuring = measuring(settings, id(trained), points, monitor);
                    Measuring.Scores scores = score(measuring, settings, space, drawn);
                    ScoredFile kept = new ScoredFile(training.folder().resolve(Measuring.SCORES));
                    try (Crew trainers = trainers(alone, training, kept.missing(drawn).size())) {
                        yield measuring.finish(
                                measuring.train(trainers, drawn, kept, id(trained)), scores);
                    }
                }
            }
        };
    }

    /**
     * What is kept of a measurement so far: those of its architectures whose score and truth are
     * both known. Reads the table where that is the truth.
     *
     * @throws SearchRefused in a sentence, as when the table is gone
     */
    public List<Point> known(CorrelationSettings settings) {
        SearchSpace space = space(settings.scored());
        return switch (settings.truth()) {
            case Truth.Tabular table -> {
                Truths truths = Truths.of(table, space, settings.architectures(), Monitor.NONE);
                SoFar points = new SoFar(_ -> {});
                truths.all().forEach(t -> points.truth(t.architecture().genotype(), t.value()));
                yield known(settings, truths.id(), truths.architectures(), points);
            }
            case Truth.Trained trained -> {
                SoFar points = new SoFar(_ -> {});
                scored(training(settings, trained).folder())
                        .forEach(t -> points.truth(t.genotype(), t.score()));
                yield known(
                        settings,
                        id(trained),
                        Truths.drawn(space, settings.architectures()),
                        points);
            }
        };
    }

    /** Both folders may hold more than these. */
    private List<Point> known(
            CorrelationSettings settings, String truth, List<Architecture> drawn, SoFar points) {
        Set<String> own = drawn.stream().map(Architecture::genotype).collect(Collectors.toSet());
        scored(scores(settings, truth)).stream()
                .filter(s -> own.contains(s.genotype()))
                .forEach(points::score);
        return points.known();
    }

    private static List<Scored> scored(Path folder) {
        return new ScoredFile(folder.resolve(Measuring.SCORES)).all();
    }

    private Path scores(CorrelationSettings settings, String truth) {
        return folder(settings.scored(), settings.run().orElse(""), truth);
    }

    /** In a folder of all trainings with this budget. */
    private Order training(CorrelationSettings settings, Truth.Trained trained) {
        return new Order(
                settings.scored().withEvaluator(trained.onOneThread()),
                folder(settings.scored().withEvaluator(trained.evaluator()), id(trained)));
    }

    private Crew trainers(Evaluator alone, Order training, int networks) {
        int processes = Math.min(atOnce, networks);
        return processes > 1 ? Crew.of(workers, training, processes) : Crew.of(alone);
    }

    private Measuring measuring(
            CorrelationSettings settings, String truth, SoFar points, Monitor monitor) {
        Path own = scores(settings, truth);
        Path weights = settings.run().map(workspace::folder).orElse(own);
        return new Measuring(settings, own, weights, points, monitor);
    }

    private Measuring.Scores score(
            Measuring measuring,
            CorrelationSettings settings,
            SearchSpace space,
            List<Architecture> architectures) {
        try (Evaluator evaluator = evaluators.of(settings.scored(), space, measuring.weights())) {
            return measuring.score(evaluator, architectures);
        }
    }

    static SearchSpace space(SearchSettings scored) {
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
}
