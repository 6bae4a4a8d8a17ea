package org.seki.evaluation.supernet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.seki.data.Dataset;
import org.seki.device.EngineThread;
import org.seki.evaluation.Costs;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Trust;
import org.seki.evaluation.TrustFile;
import org.seki.evaluation.zerocost.Expressivity;
import org.seki.evaluation.zerocost.Naswot;
import org.seki.evaluation.zerocost.ProbeImages;
import org.seki.space.Architecture;
import org.seki.space.Diagnosis;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;
import org.seki.training.Checkpoint;
import org.seki.training.Scores;

/**
 * Scores architectures with weights inherited from a supernet, NASWOT, expressivity and parameters,
 * each ranked among random architectures that are measured first. Scores depend on space, data set,
 * settings and seed only; the supernet's weights are a file in the run's folder and are not trained
 * twice.
 */
public final class SupernetEvaluator implements Evaluator {
    private static final String WEIGHTS = "supernet.safetensors";
    private static final int NASWOT_IMAGES = 48;
    private static final int NOISE_IMAGES = 16;
    private static final int DRAWS = 2;

    /** Metrics by what they come of. */
    private static final List<String> INHERITED = List.of("accuracy", "loss");

    private static final List<String> COUNTED = List.of("parameters", "macs");
    private static final List<String> NASWOT = List.of("naswot");
    private static final List<String> EXPRESSIVITY = List.of("expressivity");

    private final SearchSpace space;
    private final Dataset dataset;
    private final SupernetSettings wished;
    private final long seed;
    private final EngineThread engine;
    private final Path folder;
    private final Trusts trusts;
    private final Naswot naswot;
    private final Expressivity expressivity;
    private SupernetSettings settings;
    private @Nullable TrainedSupernet supernet;
    private @Nullable Reference reference;

    /**
     * @param folder the run's own
     * @param assets the program's, for what was measured of this evaluator
     */
    public SupernetEvaluator(
            SearchSpace space,
            Dataset dataset,
            SupernetSettings settings,
            long seed,
            EngineThread engine,
            Path folder,
            Path assets) {
        this.space = space;
        this.dataset = dataset;
        this.wished = settings;
        this.settings = settings;
        this.seed = seed;
        this.engine = engine;
        this.folder = folder;
        this.trusts = new Trusts(assets.resolve("trust"));
        this.naswot = naswot(dataset, settings.untrained(), seed, engine);
        this.expressivity =
                new Expressivity(engine, settings.untrained(), NOISE_IMAGES, seed, DRAWS);
    }

    private static Naswot naswot(
            Dataset dataset, NetworkShape shape, long seed, EngineThread engine) {
        int count = Math.min(NASWOT_IMAGES, dataset.train().count());
        ProbeImages images = ProbeImages.of(dataset.train(), count, new SplittableRandom(seed));
        return new Naswot(engine, shape, images, seed, DRAWS);
    }

    @Override
    public String name() {
        return "supernet";
    }

    /**
     * Trains the supernet or loads it, and measures the random architectures. Facts: {@code
     * seconds}, {@code seconds_training} (of the weights, whenever they were trained; absent where
     * an older file of them does not say), {@code steps}, {@code loss} (of the last steps; absent
     * when loaded), {@code random_median} (of their scores), {@code random} (how many).
     *
     * @throws java.util.concurrent.CancellationException when cancelled; training goes on from the
     *     last saved step when called again
     */
    @Override
    public Map<String, Double> prepare(Monitor monitor) {
        long began = System.nanoTime();
        Map<String, Double> facts = new LinkedHashMap<>();
        settings = new TimeBudget(folder).settle(wished, () -> secondsEach(monitor));
        WarmStart warm = warmStart(monitor);
        engine.call(
                () -> {
                    release();
                    supernet =
                            new TrainedSupernet(
                                    space, dataset, settings, warm, seed, engine.manager());
                    supernet.train(new Checkpoint(folder.resolve(WEIGHTS), fingerprint()), monitor);
                    if (!Double.isNaN(supernet.loss())) {
                        facts.put("loss", supernet.loss());
                    }
                    supernet.seconds().ifPresent(s -> facts.put("seconds_training", s));
                    return facts;
                },
                monitor::cancelled);
        facts.put("steps", (double) settings.recipe().steps());
        Reference measured = new Reference(population(monitor));
        reference = measured;
        facts.put("random", (double) measured.population().size());
        facts.put("random_median", median(measured));
        facts.put("seconds", since(began));
        return facts;
    }

    private double secondsEach(Monitor monitor) {
        monitor.progress(Progress.of("Counting the steps that fit into the time"));
        return engine.call(() -> {
            try (TrainedSupernet probe =
                    new TrainedSupernet(
                            space, dataset, wished, WarmStart.NONE, seed, engine.manager())) {
                return probe.secondsEach(monitor);
            }
        });
    }

    private WarmStart warmStart(Monitor monitor) {
        long steps = settings.recipe().steps() * settings.warm() / 100;
        return steps == 0
                ? WarmStart.NONE
                : WarmStart.of(steps, space, naswot, reported(), seed, monitor);
    }

    private List<Measured> population(Monitor monitor) {
        SplittableRandom random = new SplittableRandom(~seed);
        List<Measured> population = new ArrayList<>();
        long began = System.nanoTime();
        int all = settings.reference();
        for (int i = 0; i < all; i++) {
            monitor.progress(
                    Progress.paced(
                            "Scoring random architectures to rank against",
                            i,
                            all,
                            i,
                            since(began)));
            population.add(measure(space.sample(random), new Costs(), monitor));
        }
        return population;
    }

    private double median(Reference measured) {
        double[] scores =
                measured.population().stream().mapToDouble(this::score).sorted().toArray();
        int n = scores.length;
        return (scores[n / 2] + scores[(n - 1) / 2]) / 2;
    }

    @Override
    public Evaluation evaluate(Architecture architecture, Monitor monitor) {
        long began = System.nanoTime();
        Costs costs = new Costs();
        Measured measured = measure(architecture, costs, monitor);
        Map<String, Double> metrics = measured.metrics();
        for (Measured.Part part : Measured.Part.values()) {
            metrics.put(part.metric + "_rank", ready(reference).rank(measured, part));
        }
        return new Evaluation(
                score(measured),
                metrics,
                since(began),
                costs.seconds(),
                provenance(),
                Optional.empty());
    }

    /** Another's work on the engine is waited for only as long as nobody cancels. */
    private Measured measure(Architecture architecture, Costs costs, Monitor monitor) {
        return engine.call(() -> measured(architecture, costs, monitor), monitor::cancelled);
    }

    private Measured measured(Architecture architecture, Costs costs, Monitor monitor) {
        monitor.check();
        TrainedSupernet trained = ready(supernet);
        Scores scores = costs.of(INHERITED, () -> trained.score(architecture, monitor));
        Diagnosis diagnosis = costs.of(COUNTED, () -> space.diagnose(architecture, reported()));
        return new Measured(
                100 * scores.accuracy(),
                scores.loss(),
                costs.of(NASWOT, () -> Math.max(0, naswot.score(architecture))),
                costs.of(EXPRESSIVITY, () -> expressivity.score(architecture)),
                diagnosis.parameters(),
                diagnosis.macs());
    }

    /** The network of the space's paper, for this data set's images and classes. */
    private NetworkShape reported() {
        return space.paperShape().withImagesOf(settings.shape());
    }

    private double score(Measured measured) {
        return switch (settings.guide()) {
            case ENSEMBLE -> ready(reference).rank(measured);
            case ACCURACY -> measured.accuracy();
            case LOSS -> ready(reference).rank(measured, Measured.Part.LOSS);
        };
    }

    private String provenance() {
        return "supernet, %s preset: %s paths, %,d steps of %d images, C = %d, %d cells; %s"
                .formatted(
                        settings.preset(),
                        settings.sampling().name().toLowerCase(Locale.ROOT),
                        settings.recipe().steps(),
                        settings.recipe().batch(),
                        settings.shape().channels(),
                        settings.shape().cells(),
                        dataset.title());
    }

    private String fingerprint() {
        return "%s %s %d %d %s"
                .formatted(space.id(), dataset.name(), dataset.train().count(), seed, settings);
    }

    @Override
    public Optional<Trust> trust() {
        return TrustFile.in(folder).read().or(() -> trusts.of(space.id(), dataset.name(), wished));
    }

    private static <T> T ready(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the supernet is used before it was prepared");
        }
        return part;
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private void release() {
        if (supernet != null) {
            supernet.close();
            supernet = null;
        }
    }

    @Override
    public void close() {
        engine.call(() -> {
            release();
            return this;
        });
    }
}
