package org.seki.evaluation.supernet;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
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
import org.seki.evaluation.Monitor;
import org.seki.evaluation.RankCorrelation;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
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

    private record True(Architecture architecture, double accuracy) {}

    @Test
    void ranksAsTheTruthDoes() throws IOException {
        Path table =
                Path.of(System.getProperty("seki.shared", "../shared"))
                        .resolve("data/darts/darts_random214.csv");
        assumeTrue(Files.exists(table), "needs the true accuracies, " + table);
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
        List<True> truths = truths(table);
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
            for (int i = 0; i < truths.size(); i++) {
                Evaluation one = evaluator.evaluate(truths.get(i).architecture(), Monitor.NONE);
                put(found, "score", truths.size(), i, one.score());
                for (var metric : one.metrics().entrySet()) {
                    if (!metric.getKey().endsWith("_rank")) {
                        double sign = metric.getKey().equals("loss") ? -1 : 1;
                        put(found, metric.getKey(), truths.size(), i, sign * metric.getValue());
                    }
                }
            }
        }
        double[] truth = truths.stream().mapToDouble(True::accuracy).toArray();
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

    private static List<True> truths(Path table) throws IOException {
        List<True> truths = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(table)) {
            for (CSVRecord row :
                    CSVFormat.DEFAULT
                            .builder()
                            .setHeader()
                            .setSkipHeaderRecord(true)
                            .get()
                            .parse(reader)) {
                String text =
                        "Genotype(normal=%s, normal_concat=range(2, 6), reduce=%s, reduce_concat=range(2, 6))"
                                .formatted(cell(row.get("normal")), cell(row.get("reduce")));
                truths.add(
                        new True(
                                assertInstanceOf(GenotypeReading.Read.class, SPACE.read(text))
                                        .architecture(),
                                Double.parseDouble(row.get("cifar10_test_best"))));
            }
        }
        return truths;
    }

    /** {@code sep_conv_3x3@2 skip_connect@0|…} as the published text has it. */
    private static String cell(String nodes) {
        return Arrays.stream(nodes.split("[| ]"))
                .map(edge -> edge.split("@"))
                .map(edge -> "('%s', %s)".formatted(edge[0], edge[1]))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
