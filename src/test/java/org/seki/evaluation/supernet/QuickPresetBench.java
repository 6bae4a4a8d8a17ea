package org.seki.evaluation.supernet;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.RankCorrelation;
import org.seki.evaluation.Sample;
import org.seki.evaluation.Trust;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

/**
 * How the quick preset's score, from images of garments, ranks 100 random NAS-Bench-201 cells
 * against their true CIFAR-10 test accuracy. Writes what it finds where the evaluator looks for its
 * trust.
 */
@Tag("bench")
class QuickPresetBench {
    private static final SearchSpace SPACE = Spaces.of("nasbench201").orElseThrow();
    private static final int CELLS = 100;

    @TempDir Path folder;

    private record True(Architecture architecture, double accuracy) {}

    @Test
    void ranksAsTheTruthDoes() throws IOException {
        Path table =
                Path.of(System.getProperty("seki.shared", "../shared"))
                        .resolve("data/nasbench201/nasbench201.csv");
        assumeTrue(Files.exists(table), "needs the table of true accuracies, " + table);
        ProcessTuning.apply();
        Path assets = Path.of("assets");
        Dataset fashion = new Datasets(assets, 32).open(Datasets.FASHION);
        SupernetSettings settings = SupernetSettings.of(Map.of(), SPACE, fashion);
        EngineThread engine = EngineThread.ofProcess(EngineSettings.of(Folders.ofPlatform()));
        List<True> truths = truths(table);
        Map<String, double[]> found = new LinkedHashMap<>();
        double[] truth = truths.stream().mapToDouble(True::accuracy).toArray();
        try (SupernetEvaluator evaluator =
                new SupernetEvaluator(SPACE, fashion, settings, 1, engine, folder, assets)) {
            System.out.println(evaluator.prepare(new Printing()));
            for (int i = 0; i < CELLS; i++) {
                Evaluation evaluation =
                        evaluator.evaluate(truths.get(i).architecture(), Monitor.NONE);
                int at = i;
                put(found, "score", at, evaluation.score());
                put(found, "accuracy", at, evaluation.metrics().get("accuracy"));
                put(found, "loss", at, -evaluation.metrics().get("loss"));
                put(found, "naswot", at, evaluation.metrics().get("naswot"));
                put(found, "parameters", at, evaluation.metrics().get("parameters"));
                put(found, "macs", at, evaluation.metrics().get("macs"));
                put(found, "seconds", at, evaluation.seconds());
            }
        }
        double seconds = Arrays.stream(found.remove("seconds")).average().orElseThrow();
        System.out.printf("%.2f s a cell%n", seconds);
        Map<String, Double> parts = new LinkedHashMap<>();
        found.forEach((part, values) -> parts.put(part, tell(part, values, truth).tau()));
        RankCorrelation score = tell("score", found.get("score"), truth);
        parts.remove("score");
        new Trusts(assets.resolve("trust"))
                .save(
                        SPACE.id(),
                        fashion.name(),
                        settings,
                        new Trust(
                                score.tau(),
                                score.low(),
                                score.high(),
                                CELLS,
                                "CIFAR-10 test accuracy of random NAS-Bench-201 cells",
                                "%s, quick preset".formatted(LocalDate.now()),
                                parts));
        assertTrue(score.tau() >= 0.65, "τ " + score.tau());
    }

    private static RankCorrelation tell(String part, double[] values, double[] truth) {
        SplittableRandom random = new SplittableRandom(1);
        RankCorrelation all = RankCorrelation.of(values, truth, random);
        RankCorrelation third = RankCorrelation.ofBest(values, truth, 1 / 3.0, random);
        System.out.printf(
                "τ of %-10s %.3f (%.3f to %.3f), best third %.3f (%.3f to %.3f)%n",
                part, all.tau(), all.low(), all.high(), third.tau(), third.low(), third.high());
        return all;
    }

    private static void put(Map<String, double[]> found, String part, int i, double value) {
        found.computeIfAbsent(part, p -> new double[CELLS])[i] = value;
    }

    private static List<True> truths(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        List<String> header = List.of(lines.getFirst().split(","));
        int arch = header.indexOf("arch");
        int accuracy = header.indexOf("cifar10_test200");
        List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.shuffle(rows, new Random(100));
        List<True> truths = new ArrayList<>();
        for (String row : rows.subList(0, CELLS)) {
            String[] values = row.split(",");
            GenotypeReading.Read read = (GenotypeReading.Read) SPACE.read(values[arch]);
            truths.add(new True(read.architecture(), Double.parseDouble(values[accuracy])));
        }
        return truths;
    }

    private static final class Printing implements Monitor {
        private long last;

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void progress(Progress progress) {
            if (System.nanoTime() - last > 10_000_000_000L) {
                last = System.nanoTime();
                System.out.println(progress);
            }
        }

        @Override
        public void sample(Sample sample) {}
    }
}
