package org.seki.evaluation.zerocost;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seki.data.Dataset;
import org.seki.device.EngineThread;
import org.seki.evaluation.Costs;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Ranks;
import org.seki.evaluation.Trust;
import org.seki.evaluation.TrustFile;
import org.seki.space.Architecture;
import org.seki.space.Diagnosis;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;

/**
 * Scores architectures without training anything: each part ranked among random architectures that
 * are measured first, and the sum of the ranks' logarithms ranked again (the non-linear rank
 * aggregate of Lee and Ham 2024, "AZ-NAS"), so that being poor in one part is not made up for by
 * another. Scores depend on space, data set, settings and seed only.
 */
public final class ZeroCostEvaluator implements Evaluator {
    private static final int NOISE_IMAGES = 16;

    /** Both come of one look at the cells. */
    private static final List<String> COUNTED =
            List.of(ZeroCostScore.PARAMETERS.metric(), ZeroCostScore.MACS.metric());

    private final Path folder;
    private final SearchSpace space;
    private final NetworkShape reported;
    private final ZeroCostSettings settings;
    private final long seed;
    private final EngineThread engine;
    private final Naswot naswot;
    private final Synflow synflow;
    private final Zen zen;
    private final Expressivity expressivity;
    private final String provenance;
    private @Nullable Population population;

    /**
     * @param folder the run's own, for what was measured of this evaluator
     */
    public ZeroCostEvaluator(
            SearchSpace space,
            Dataset dataset,
            ZeroCostSettings settings,
            long seed,
            EngineThread engine,
            Path folder) {
        this.folder = folder;
        this.engine = engine;
        this.space = space;
        this.settings = settings;
        this.seed = seed;
        NetworkShape shape = settings.shape();
        this.reported = space.paperShape().withImagesOf(shape);
        ProbeImages images =
                ProbeImages.of(dataset.train(), settings.images(), new SplittableRandom(seed));
        this.naswot = new Naswot(engine, shape, images, seed, settings.draws());
        this.synflow = new Synflow(engine, shape, seed);
        this.zen = new Zen(engine, shape, NOISE_IMAGES, seed, settings.draws());
        this.expressivity = new Expressivity(engine, shape, NOISE_IMAGES, seed, settings.draws());
        this.provenance =
                "%s of untrained networks, C = %d, %d cells; %s"
                        .formatted(
                                settings.parts().stream()
                                        .map(ZeroCostScore::metric)
                                        .collect(Collectors.joining(", ")),
                                shape.channels(),
                                shape.cells(),
                                dataset.title());
    }

    @Override
    public String name() {
        return "zerocost";
    }

    /**
     * Measures the random architectures. Facts: {@code seconds}, {@code seconds_PART} (an
     * architecture), {@code random_median}, {@code random}.
     *
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    @Override
    public Map<String, Double> prepare(Monitor monitor) {
        long began = System.nanoTime();
        SplittableRandom random = new SplittableRandom(~seed);
        List<Map<ZeroCostScore, Double>> measured = new ArrayList<>();
        Costs costs = new Costs();
        int all = settings.reference();
        for (int i = 0; i < all; i++) {
            monitor.progress(progress(i, all, since(began)));
            measured.add(inTurn(space.sample(random), monitor, costs));
        }
        Population ready = new Population(settings.parts(), measured);
        population = ready;
        Map<String, Double> facts = new LinkedHashMap<>();
        costs.seconds().forEach((part, sum) -> facts.put("seconds_" + part, sum / all));
        facts.put("random", (double) all);
        facts.put("random_median", ready.median());
        facts.put("seconds", since(began));
        return facts;
    }

    private static Progress progress(int done, int all, double seconds) {
        return Progress.paced(
                "Scoring random architectures to rank against", done, all, done, seconds);
    }

    @Override
    public Evaluation evaluate(Architecture architecture, Monitor monitor) {
        Population ready = population;
        if (ready == null) {
            throw new IllegalStateException("a score is asked for before there are ranks");
        }
        long began = System.nanoTime();
        Costs costs = new Costs();
        Map<ZeroCostScore, Double> measured = inTurn(architecture, monitor, costs);
        Map<String, Double> metrics = new LinkedHashMap<>();
        measured.forEach((part, value) -> {
            metrics.put(part.metric(), value);
            if (settings.parts().contains(part)) {
                metrics.put(part.metric() + "_rank", ready.rank(part, value));
            }
        });
        return new Evaluation(
                ready.rank(measured),
                metrics,
                since(began),
                costs.seconds(),
                provenance,
                Optional.empty());
    }

    /** Another's work on the engine is waited for only as long as nobody cancels. */
    private Map<ZeroCostScore, Double> inTurn(
            Architecture architecture, Monitor monitor, Costs costs) {
        return engine.call(() -> measure(architecture, monitor, costs), monitor::cancelled);
    }

    private Map<ZeroCostScore, Double> measure(
            Architecture architecture, Monitor monitor, Costs costs) {
        Map<ZeroCostScore, Double> measured = new EnumMap<>(ZeroCostScore.class);
        Diagnosis diagnosis = costs.of(COUNTED, () -> space.diagnose(architecture, reported));
        measured.put(ZeroCostScore.PARAMETERS, (double) diagnosis.parameters());
        measured.put(ZeroCostScore.MACS, (double) diagnosis.macs());
        for (ZeroCostScore part : settings.parts()) {
            monitor.check();
            measured.computeIfAbsent(
                    part, p -> costs.of(List.of(p.metric()), () -> untrained(p, architecture)));
        }
        return measured;
    }

    private double untrained(ZeroCostScore part, Architecture architecture) {
        return switch (part) {
            case PARAMETERS, MACS -> throw new IllegalArgumentException(part + " is counted");
            case NASWOT -> Math.max(0, naswot.score(architecture));
            case SYNFLOW -> finite(synflow.score(architecture));
            case ZEN -> finite(zen.score(architecture));
            case EXPRESSIVITY -> expressivity.score(architecture);
        };
    }

    /** Where nothing flows through a network, its logarithm has no bottom. */
    private static double finite(double score) {
        return Double.isFinite(score) ? score : -1e6;
    }

    @Override
    public Optional<Trust> trust() {
        return TrustFile.in(folder).read();
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() {}

    /** Random architectures, measured, that others are ranked among. */
    private static final class Population {
        private final Map<ZeroCostScore, Ranks> parts = new EnumMap<>(ZeroCostScore.class);
        private final List<Map<ZeroCostScore, Double>> measured;
        private final Ranks aggregate;

        Population(List<ZeroCostScore> parts, List<Map<ZeroCostScore, Double>> measured) {
            this.measured = measured;
            for (ZeroCostScore part : parts) {
                this.parts.put(
                        part,
                        new Ranks(
                                measured.stream()
                                        .mapToDouble(m -> m.getOrDefault(part, 0.0))
                                        .toArray()));
            }
            aggregate = new Ranks(measured.stream().mapToDouble(this::aggregate).toArray());
        }

        /** Percent of random architectures that this part is above. */
        double rank(ZeroCostScore part, double value) {
            Ranks ranks = parts.get(part);
            if (ranks == null) {
                throw new IllegalStateException("no ranks of " + part);
            }
            return 100 * ranks.share(value);
        }

        /** Percent of random architectures that the aggregate is above. */
        double rank(Map<ZeroCostScore, Double> of) {
            return 100 * aggregate.share(aggregate(of));
        }

        private double aggregate(Map<ZeroCostScore, Double> of) {
            return Ranks.together(
                    parts.entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            e -> e.getKey().metric(),
                                            e ->
                                                    e.getValue()
                                                            .share(
                                                                    of.getOrDefault(
                                                                            e.getKey(), 0.0)))));
        }

        double median() {
            double[] scores = measured.stream().mapToDouble(this::rank).sorted().toArray();
            int n = scores.length;
            return (scores[n / 2] + scores[(n - 1) / 2]) / 2;
        }
    }
}
