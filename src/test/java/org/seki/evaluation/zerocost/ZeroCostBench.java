package org.seki.evaluation.zerocost;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.seki.data.Datasets;
import org.seki.data.Images;
import org.seki.device.EngineThread;
import org.seki.device.SharedEngine;
import org.seki.evaluation.DartsTruths;
import org.seki.evaluation.RankCorrelation;
import org.seki.space.Architecture;
import org.seki.space.DartsSpace;
import org.seki.space.GenotypeReading;
import org.seki.space.NasBench201Space;
import org.seki.space.NetworkShape;

/**
 * Zero-cost scores of NAS-Bench-201 cells against their true accuracies and the published scores,
 * and of DARTS architectures against their true accuracies.
 */
@Tag("bench")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ZeroCostBench {
    private static final int COUNT = Integer.getInteger("zerocost.count", 100);

    /** One architecture of the file has an empty score. */
    private static final List<String> PUBLISHED =
            List.of("synflow", "nwot", "zen", "params", "flops");

    private final EngineThread engine = SharedEngine.get();
    private final NasBench201Space space = new NasBench201Space();
    private final DartsSpace darts = new DartsSpace();
    private final List<Row> rows = new ArrayList<>();

    private record Row(Architecture architecture, double accuracy, Map<String, Double> published) {}

    @BeforeAll
    void readTables() throws Exception {
        Path folder = Path.of(System.getProperty("seki.shared", "")).resolve("data/nasbench201");
        assumeTrue(Files.isDirectory(folder), "the tables are not here: " + folder);
        Map<String, CSVRecord> published = new HashMap<>();
        for (CSVRecord record : read(folder.resolve("nasbench201_zerocost.csv"))) {
            boolean whole = PUBLISHED.stream().noneMatch(name -> record.get(name).isEmpty());
            if (record.get("dataset").equals("cifar10") && whole) {
                published.put(record.get("index"), record);
            }
        }
        List<CSVRecord> table = new ArrayList<>(read(folder.resolve("nasbench201.csv")));
        Collections.shuffle(table, new Random(1));
        for (CSVRecord record : table) {
            CSVRecord scores = published.get(record.get("index"));
            if (scores != null && rows.size() < COUNT) {
                Map<String, Double> values = new HashMap<>();
                for (String name : PUBLISHED) {
                    values.put(name, Double.valueOf(scores.get(name)));
                }
                Architecture architecture =
                        assertInstanceOf(GenotypeReading.Read.class, space.read(record.get("arch")))
                                .architecture();
                rows.add(
                        new Row(
                                architecture,
                                Double.parseDouble(record.get("cifar10_test200")),
                                values));
            }
        }
    }

    private static List<CSVRecord> read(Path file) throws Exception {
        try (Reader reader = Files.newBufferedReader(file)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }

    @Test
    void naswotOfFashionImages() throws Exception {
        NetworkShape shape = new NetworkShape(16, 1, 10, 1, 28);
        ProbeImages probe = fashion();
        report("naswot", "nwot", a -> new Naswot(engine, shape, probe, 1, 2).score(a));
    }

    @Test
    void synflow() {
        NetworkShape shape = new NetworkShape(16, 5, 10, 3, 32);
        report("synflow", "synflow", a -> new Synflow(engine, shape, 1).score(a));
    }

    @Test
    void zen() {
        NetworkShape shape = new NetworkShape(16, 5, 10, 3, 32);
        report("zen", "zen", a -> new Zen(engine, shape, 16, 1, 1).score(a));
    }

    private void report(String name, String column, ToDoubleFunction<Architecture> score) {
        int n = rows.size();
        double[] scores = new double[n];
        double[] accuracies = new double[n];
        double[] published = new double[n];
        long start = System.nanoTime();
        for (int i = 0; i < n; i++) {
            scores[i] = score.applyAsDouble(rows.get(i).architecture());
            accuracies[i] = rows.get(i).accuracy();
            published[i] = rows.get(i).published().get(column);
        }
        double seconds = (System.nanoTime() - start) / 1e9 / n;
        RankCorrelation truth = RankCorrelation.of(scores, accuracies, new SplittableRandom(1));
        double spearman = new SpearmansCorrelation().correlation(scores, published);
        System.out.printf(
                "%s: tau with accuracy %.3f [%.3f, %.3f], published score's tau %.3f, Spearman with"
                        + " it %.3f, %.3f s each%n",
                name,
                truth.tau(),
                truth.low(),
                truth.high(),
                RankCorrelation.of(published, accuracies, new SplittableRandom(1)).tau(),
                spearman,
                seconds);
        assertTrue(spearman > 0.5);
    }

    /** Against the true accuracies of 214 random architectures, each trained once. */
    @Test
    void dartsAgainstTheTruth() throws Exception {
        DartsTruths truths = DartsTruths.read();
        List<Architecture> architectures = truths.architectures();
        double[] truth = truths.accuracies();
        NetworkShape shape = new NetworkShape(16, 5, 10, 1, 28);
        ProbeImages probe = fashion();
        Map<String, ToDoubleFunction<Architecture>> scores = new LinkedHashMap<>();
        scores.put(
                "parameters",
                a -> darts.diagnose(a, new NetworkShape(36, 20, 10, 3, 32)).parameters());
        scores.put("naswot", a -> new Naswot(engine, shape, probe, 1, 1).score(a));
        scores.put("synflow", a -> new Synflow(engine, shape, 1).score(a));
        scores.put("zen", a -> new Zen(engine, shape, 8, 1, 1).score(a));
        scores.forEach((name, score) -> {
            long start = System.nanoTime();
            double[] found = architectures.stream().mapToDouble(score).toArray();
            RankCorrelation all = RankCorrelation.of(found, truth, new SplittableRandom(1));
            RankCorrelation best =
                    RankCorrelation.ofBest(found, truth, 0.1, new SplittableRandom(1));
            System.out.printf(
                    "DARTS %s: tau %.3f [%.3f, %.3f], best tenth %.3f [%.3f, %.3f], %.2f s each%n",
                    name,
                    all.tau(),
                    all.low(),
                    all.high(),
                    best.tau(),
                    best.low(),
                    best.high(),
                    (System.nanoTime() - start) / 1e9 / found.length);
            assertTrue(all.high() > 0, name + " ranks the wrong way round");
        });
    }

    private static ProbeImages fashion() throws Exception {
        Images images =
                new Datasets(Path.of(System.getProperty("seki.home", "."), "assets"), 32)
                        .open(Datasets.FASHION)
                        .train();
        return ProbeImages.of(images, 48, new SplittableRandom(3));
    }
}
