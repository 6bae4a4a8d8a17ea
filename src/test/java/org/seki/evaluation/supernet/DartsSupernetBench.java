package org.seki.evaluation.supernet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.device.EngineSettings;
import org.seki.device.EngineThread;
import org.seki.device.Folders;
import org.seki.device.ProcessTuning;
import org.seki.evaluation.DartsTruths;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.RankCorrelation;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

/**
 * How a supernet of the DARTS space ranks 214 random architectures against their true CIFAR-10
 * accuracies, each trained once; retraining noise alone caps τ near 0.5. System properties: {@code
 * darts.data} a data set (default built in), {@code darts.minutes} of training (default 30), or
 * {@code darts.steps}; {@code darts.folder} where the weights are kept.
 */
@Tag("bench")
class DartsSupernetBench {
    private static final SearchSpace SPACE = Spaces.of("darts").orElseThrow();

    @TempDir Path temporary;

    @Test
    void ranksAsTheTruthDoes() throws IOException {
        DartsTruths truths = DartsTruths.read();
        int count = truths.architectures().size();
        ProcessTuning.apply();
        Path assets = Path.of("assets");
        Dataset data =
                new Datasets(assets, 32).open(System.getProperty("darts.data", Datasets.FASHION));
        String steps = System.getProperty("darts.steps");
        SupernetSettings settings =
                SupernetSettings.of(
                        steps == null
                                ? Map.of("minutes", System.getProperty("darts.minutes", "30"))
                                : Map.of("steps", steps, "batch", "32", "reference", "40"),
                        SPACE,
                        data);
        String kept = System.getProperty("darts.folder");
        EngineThread engine = EngineThread.ofProcess(EngineSettings.of(Folders.ofPlatform()));
        Map<String, double[]> found = new LinkedHashMap<>();
        try (SupernetEvaluator evaluator =
                new SupernetEvaluator(
                        SPACE,
                        data,
                        settings,
                        1,
                        engine,
                        kept == null ? temporary : Path.of(kept),
                        assets)) {
            System.out.println(evaluator.prepare(Monitor.NONE));
            for (int i = 0; i < count; i++) {
                Evaluation one = evaluator.evaluate(truths.architectures().get(i), Monitor.NONE);
                put(found, "score", count, i, one.score());
                for (var metric : one.metrics().entrySet()) {
                    if (!metric.getKey().endsWith("_rank")) {
                        double sign = metric.getKey().equals("loss") ? -1 : 1;
                        put(found, metric.getKey(), count, i, sign * metric.getValue());
                    }
                }
            }
        }
        double[] truth = truths.accuracies();
        found.forEach((part, values) -> tell(part, values, truth));
        assertTrue(
                RankCorrelation.of(found.get("score"), truth, new SplittableRandom(1)).high() > 0,
                "ranks the wrong way round");
    }

    private static void tell(String part, double[] values, double[] truth) {
        RankCorrelation all = RankCorrelation.of(values, truth, new SplittableRandom(1));
        RankCorrelation best = RankCorrelation.ofBest(values, truth, 0.1, new SplittableRandom(1));
        System.out.printf(
                Locale.ROOT,
                "DARTS %-12s τ %.3f [%.3f, %.3f], best tenth %.3f [%.3f, %.3f]%n",
                part,
                all.tau(),
                all.low(),
                all.high(),
                best.tau(),
                best.low(),
                best.high());
    }

    private static void put(
            Map<String, double[]> found, String part, int count, int i, double value) {
        found.computeIfAbsent(part, _ -> new double[count])[i] = value;
    }
}
