package org.seki.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.device.EngineSettings;
import org.seki.device.EngineThread;
import org.seki.device.Folders;
import org.seki.device.ProcessTuning;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.evaluation.SealedTest;
import org.seki.evaluation.Trust;
import org.seki.evaluation.supernet.SupernetEvaluator;
import org.seki.evaluation.supernet.SupernetSettings;
import org.seki.evaluation.tabular.BenchmarkTable;
import org.seki.evaluation.tabular.TableDataSet;
import org.seki.evaluation.tabular.TabularEvaluator;
import org.seki.evaluation.zerocost.ZeroCostEvaluator;
import org.seki.evaluation.zerocost.ZeroCostSettings;
import org.seki.prompt.ReplyParser;
import org.seki.search.Preset;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchListener;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchSettings.Choice;
import org.seki.space.Architecture;
import org.seki.space.SearchSpace;

/**
 * Which score is the best guide: searches of 20 evaluations, 20 seeds, with each score, and the
 * true CIFAR-10 test accuracy of what they return. All scores come from the same measurements, each
 * function measured once. System properties: {@code guide.data} a data set (default built in),
 * {@code guide.supernet} options of the supernet ({@code steps=600,channels=8}), {@code
 * guide.folder} where weights and measurements are kept.
 */
@Tag("bench")
class GuideBench {
    private static final int SEEDS = 20;
    private static final int EVALUATIONS = 20;
    private static final List<String> STRATEGISTS = List.of("statistical", "random");

    @TempDir private Path temporary;

    /** What both evaluators said of one architecture. */
    private record Both(Scored supernet, Scored untrained) {
        double supernet(String metric) {
            return supernet.metrics().getOrDefault(metric, Double.NaN);
        }

        double untrained(String metric) {
            return untrained.metrics().getOrDefault(metric, Double.NaN);
        }
    }

    private static Map<String, ToDoubleFunction<Both>> guides() {
        Map<String, ToDoubleFunction<Both>> guides = new LinkedHashMap<>();
        guides.put("supernet: ensemble", b -> b.supernet().score());
        guides.put("supernet: loss", b -> b.supernet("loss_rank"));
        guides.put("supernet: accuracy", b -> b.supernet("accuracy"));
        guides.put(
                "untrained: default", b -> logarithms(b, "naswot", "expressivity", "parameters"));
        guides.put(
                "untrained: with synflow", b -> logarithms(b, "naswot", "synflow", "parameters"));
        for (String part : List.of("naswot", "synflow", "zen", "expressivity", "parameters")) {
            guides.put("untrained: " + part, b -> b.untrained(part));
        }
        guides.put(
                "with half of the loss",
                b ->
                        Math.log(b.supernet("loss_rank")) / 2
                                + logarithms(b, "naswot", "expressivity", "parameters"));
        guides.put(
                "with the whole loss",
                b ->
                        Math.log(b.supernet("loss_rank"))
                                + logarithms(b, "naswot", "expressivity", "parameters"));
        return guides;
    }

    private static double logarithms(Both both, String... parts) {
        return Arrays.stream(parts).mapToDouble(p -> Math.log(both.untrained(p + "_rank"))).sum();
    }

    @Test
    void returnsByEachGuide() throws InterruptedException {
        BenchmarkTable table = Studies.read(StudyFixture.nasbench201(), Monitor.NONE);
        TableDataSet cifar = table.dataSet("cifar10").orElseThrow();
        Map<String, double[]> found = new LinkedHashMap<>();
        try (var truth = new TabularEvaluator(table, cifar);
                Measurements measured = new Measurements(table.space(), folder())) {
            for (var guide : guides().entrySet()) {
                for (String strategist : STRATEGISTS) {
                    double[] tests = new double[SEEDS];
                    for (int seed = 1; seed <= SEEDS; seed++) {
                        Architecture best = search(measured, guide.getValue(), strategist, seed);
                        tests[seed - 1] = test(truth, best);
                    }
                    found.put(guide.getKey() + ", " + strategist, tests);
                    tell(guide.getKey(), strategist, tests);
                }
            }
            double[] drawn = new double[SEEDS];
            for (int seed = 1; seed <= SEEDS; seed++) {
                drawn[seed - 1] =
                        test(truth, table.space().sample(new java.util.SplittableRandom(seed)));
            }
            tell("one drawn at random", "", drawn);
            System.out.printf("%d architectures were measured%n", measured.count());
            assertThat(mean(found.get("supernet: ensemble, statistical")))
                    .as("a guide is better than none")
                    .isGreaterThan(mean(drawn));
        }
    }

    private Path folder() {
        String kept = System.getProperty("guide.folder");
        return kept == null ? temporary : Path.of(kept);
    }

    private static double test(TabularEvaluator truth, Architecture architecture) {
        return truth.evaluate(architecture, Monitor.NONE)
                .test()
                .map(SealedTest::open)
                .orElseThrow();
    }

    private static double mean(double[] values) {
        return MeanEstimate.of(values).mean();
    }

    private static void tell(String guide, String strategist, double[] tests) {
        MeanEstimate mean = MeanEstimate.of(tests);
        Interval ci = mean.ci95().orElseThrow();
        double[] sorted = tests.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-22s %-12s true test accuracy %6.2f [%6.2f, %6.2f], median %6.2f, worst %6.2f%n",
                guide,
                strategist,
                mean.mean(),
                ci.low(),
                ci.high(),
                (sorted[SEEDS / 2] + sorted[(SEEDS - 1) / 2]) / 2,
                sorted[0]);
    }

    private static Architecture search(
            Measurements measured, ToDoubleFunction<Both> guide, String strategist, long seed)
            throws InterruptedException {
        var best = new Best();
        SearchSpace space = measured.space;
        try (var session =
                new SearchSession(
                        "guide",
                        settings(space, strategist, seed),
                        "bench",
                        space,
                        new Guided(measured, guide),
                        StudyFixture.STRATEGISTS,
                        new ReplyParser()::read,
                        new MemoryJournal())) {
            session.start(best);
            while (!session.await(Duration.ofSeconds(1))) {
                // goes on
            }
        }
        return best.architecture.orElseThrow();
    }

    private static SearchSettings settings(SearchSpace space, String strategist, long seed) {
        SearchSettings standard =
                Preset.STANDARD.settings(
                        space.id(), "cifar10", new Choice(strategist, Map.of()), seed);
        return new SearchSettings(
                standard.name(),
                standard.space(),
                standard.dataset(),
                new Choice("guided", Map.of()),
                standard.strategist(),
                EVALUATIONS - EVALUATIONS / 2,
                EVALUATIONS / 2,
                standard.topK(),
                standard.sample(),
                0,
                standard.evolveFrom(),
                standard.duplicateAsks(),
                standard.repairTurns(),
                standard.history(),
                seed,
                new Budgets(EVALUATIONS, 0, 0, 0),
                standard.thresholds());
    }

    private record Guided(Measurements measured, ToDoubleFunction<Both> guide)
            implements Evaluator {
        @Override
        public String name() {
            return "guided";
        }

        @Override
        public Map<String, Double> prepare(Monitor monitor) {
            return Map.of();
        }

        @Override
        public Evaluation evaluate(Architecture architecture, Monitor monitor) {
            double score = guide.applyAsDouble(measured.of(architecture));
            return new Evaluation(score, Map.of(), 0, "guided", Optional.empty());
        }

        @Override
        public Optional<Trust> trust() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    /** Both evaluators, each function measured once; what was measured is kept. */
    private static final class Measurements implements AutoCloseable {
        private final SearchSpace space;
        private final SupernetEvaluator supernet;
        private final ZeroCostEvaluator untrained;
        private final ScoredFile ofSupernet;
        private final ScoredFile ofUntrained;
        private final Map<String, Both> known = new LinkedHashMap<>();

        Measurements(SearchSpace space, Path folder) {
            this.space = space;
            ProcessTuning.apply();
            Path assets = Path.of("assets");
            Dataset data =
                    new Datasets(assets, 32)
                            .open(System.getProperty("guide.data", Datasets.FASHION));
            EngineThread engine = EngineThread.ofProcess(EngineSettings.of(Folders.ofPlatform()));
            Map<String, String> options =
                    Arrays.stream(System.getProperty("guide.supernet", "").split(","))
                            .filter(o -> o.contains("="))
                            .collect(Collectors.toMap(o -> o.split("=")[0], o -> o.split("=")[1]));
            supernet =
                    new SupernetEvaluator(
                            space,
                            data,
                            SupernetSettings.of(options, space, data),
                            1,
                            engine,
                            folder,
                            assets);
            untrained =
                    new ZeroCostEvaluator(
                            space,
                            data,
                            ZeroCostSettings.of(
                                    Map.of("parts", "naswot,synflow,zen,expressivity,parameters"),
                                    space,
                                    data),
                            1,
                            engine,
                            folder);
            supernet.prepare(Monitor.NONE);
            untrained.prepare(Monitor.NONE);
            ofSupernet = new ScoredFile(folder.resolve("guide-supernet.jsonl"));
            ofUntrained = new ScoredFile(folder.resolve("guide-untrained.jsonl"));
        }

        Both of(Architecture architecture) {
            return known.computeIfAbsent(
                    architecture.canonical(),
                    _ ->
                            new Both(
                                    scored(architecture, supernet, ofSupernet),
                                    scored(architecture, untrained, ofUntrained)));
        }

        private static Scored scored(
                Architecture architecture, Evaluator evaluator, ScoredFile kept) {
            String genotype = architecture.genotype();
            return kept.find(genotype)
                    .orElseGet(() -> {
                        Evaluation e = evaluator.evaluate(architecture, Monitor.NONE);
                        Scored scored =
                                new Scored(
                                        genotype, e.score(), e.metrics(), e.seconds(), e.costs());
                        kept.keep(scored);
                        return scored;
                    });
        }

        int count() {
            return known.size();
        }

        @Override
        public void close() {
            supernet.close();
            untrained.close();
        }
    }

    /** Keeps the architecture with the highest score. */
    private static final class Best implements SearchListener {
        private final List<String> troubles = new ArrayList<>();
        private Optional<Architecture> architecture = Optional.empty();
        private double highest = Double.NEGATIVE_INFINITY;

        @Override
        public void event(SearchEvent event) {
            if (event instanceof SearchEvent.Evaluated e && e.evaluation().score() > highest) {
                highest = e.evaluation().score();
                architecture = Optional.of(e.architecture());
            }
        }

        @Override
        public void state(RunState now) {}

        @Override
        public boolean trouble(String sentence) {
            troubles.add(sentence);
            System.out.println(sentence);
            return false;
        }

        @Override
        public void progress(Progress progress) {}

        @Override
        public void sample(Sample sample) {}

        @Override
        public void text(int iteration, String soFar) {}
    }
}
