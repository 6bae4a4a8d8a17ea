package org.seki.evaluation.scratch;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.seki.data.Dataset;
import org.seki.data.Normalisation;
import org.seki.data.Split;
import org.seki.device.EngineThread;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Trust;
import org.seki.evaluation.TrustFile;
import org.seki.network.StandAlone;
import org.seki.space.Architecture;
import org.seki.space.Diagnosis;
import org.seki.space.SearchSpace;
import org.seki.training.Scores;
import org.seki.training.Training;
import org.seki.training.TrainingDiverged;
import org.seki.training.TrainingListener;
import org.seki.training.Validation;

/**
 * Scores an architecture by the validation accuracy of its own network, trained from scratch for a
 * few steps: slow, and nearest to the truth of what does not look it up. Half of the training
 * images train, the other half validates. Scores depend on space, data set, settings, seed and
 * number of threads only. Threads round sums, which in a hundred steps leads as far apart as
 * another seed would, a point or two.
 */
public final class ScratchEvaluator implements Evaluator {
    private static final int SCORE_BATCH = 125;

    private final SearchSpace space;
    private final Dataset dataset;
    private final ScratchSettings settings;
    private final long seed;
    private final EngineThread engine;
    private final Path folder;
    private final Split halves;
    private final Normalisation normalisation;

    /**
     * @param folder the run's own, for what was measured of this evaluator
     */
    public ScratchEvaluator(
            SearchSpace space,
            Dataset dataset,
            ScratchSettings settings,
            long seed,
            EngineThread engine,
            Path folder) {
        this.space = space;
        this.dataset = dataset;
        this.settings = settings;
        this.seed = seed;
        this.engine = engine;
        this.folder = folder;
        this.halves = Split.stratified(dataset.train(), 0.5, seed);
        this.normalisation = dataset.train().normalisation();
    }

    @Override
    public String name() {
        return "scratch";
    }

    /** Nothing has to be done; facts: {@code steps}, of each architecture's training. */
    @Override
    public Map<String, Double> prepare(Monitor monitor) {
        return Map.of("steps", (double) settings.recipe().steps());
    }

    /** A training that diverges scores 0. */
    @Override
    public Evaluation evaluate(Architecture architecture, Monitor monitor) {
        long began = System.nanoTime();
        Scores scores = engine.call(() -> scores(architecture, monitor), monitor::cancelled);
        Diagnosis diagnosis = space.diagnose(architecture, settings.shape());
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", 100 * scores.accuracy());
        metrics.put("loss", scores.loss());
        metrics.put("parameters", (double) diagnosis.parameters());
        metrics.put("macs", (double) diagnosis.macs());
        return new Evaluation(
                100 * scores.accuracy(),
                metrics,
                (System.nanoTime() - began) / 1e9,
                provenance(),
                Optional.empty());
    }

    private Scores scores(Architecture architecture, Monitor monitor) {
        return settings.threads().isEmpty()
                ? train(architecture, monitor)
                : engine.withThreads(
                        settings.threads().getAsInt(), () -> train(architecture, monitor));
    }

    private Scores train(Architecture architecture, Monitor monitor) {
        try (NDManager manager = engine.manager().newSubManager();
                StandAlone network =
                        new StandAlone(
                                architecture,
                                settings.shape(),
                                manager,
                                new SplittableRandom(seed));
                Training training =
                        new Training(
                                settings.recipe(),
                                dataset.train(),
                                halves.first(),
                                normalisation,
                                seed,
                                network.state(),
                                _ -> List.of(network),
                                manager);
                Validation validation =
                        new Validation(
                                dataset.train(),
                                Arrays.copyOf(halves.second(), settings.held()),
                                new int[0],
                                SCORE_BATCH,
                                normalisation,
                                manager)) {
            training.run(monitor::cancelled, monitor::cancelled, step -> tell(step, monitor));
            monitor.check();
            return validation.score(network, monitor::check);
        } catch (TrainingDiverged diverged) {
            return new Scores(0, Validation.WORST);
        }
    }

    private static void tell(TrainingListener.Step step, Monitor monitor) {
        monitor.progress(
                new Progress(
                        "Training from scratch",
                        (double) step.step() / step.steps(),
                        Optional.of(Duration.ofMillis((long) (step.secondsLeft() * 1000)))));
    }

    private String provenance() {
        return "trained from scratch, %,d steps of %d images, C = %d, %d cells; %s"
                .formatted(
                        settings.recipe().steps(),
                        settings.recipe().batch(),
                        settings.shape().channels(),
                        settings.shape().cells(),
                        dataset.title());
    }

    @Override
    public Optional<Trust> trust() {
        return TrustFile.in(folder).read();
    }

    @Override
    public void close() {}
}
