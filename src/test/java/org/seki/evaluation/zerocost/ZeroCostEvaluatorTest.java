package org.seki.evaluation.zerocost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.device.Folders;
import org.seki.device.SharedEngine;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.space.GenotypeReading;
import org.seki.space.NasBench201Space;

class ZeroCostEvaluatorTest {
    private static final Dataset IMAGES =
            new Datasets(Folders.ofPlatform().assets(), 32).open(Datasets.FASHION);

    private final NasBench201Space space = new NasBench201Space();

    @TempDir private Path folder;

    private ZeroCostEvaluator evaluator(String parts) {
        Map<String, String> options =
                Map.of(
                        "parts",
                        parts,
                        "channels",
                        "8",
                        "images",
                        "8",
                        "draws",
                        "1",
                        "reference",
                        "6");
        return new ZeroCostEvaluator(
                space,
                IMAGES,
                ZeroCostSettings.of(options, space, IMAGES),
                1,
                SharedEngine.get(),
                folder);
    }

    @Test
    void ranksByAllItsPartsTheSameEachTime() {
        var nothing =
                ((GenotypeReading.Read)
                                space.read("|none~0|+|none~0|none~1|+|none~0|none~1|none~2|"))
                        .architecture();
        ZeroCostEvaluator first = evaluator("naswot,synflow,zen,parameters,macs");
        Map<String, Double> facts = first.prepare(Monitor.NONE);
        assertTrue(
                facts.get("seconds_naswot") > 0 && facts.get("seconds_zen") > 0, facts::toString);
        assertEquals(50, facts.get("random_median"), 25);
        Evaluation textbook = first.evaluate(space.textbook(), Monitor.NONE);
        Evaluation none = first.evaluate(nothing, Monitor.NONE);
        assertTrue(textbook.score() > 80, textbook::toString);
        assertTrue(none.score() < 20, none::toString);
        assertTrue(
                textbook.metrics()
                        .keySet()
                        .containsAll(
                                java.util.List.of(
                                        "naswot",
                                        "naswot_rank",
                                        "synflow",
                                        "zen",
                                        "parameters",
                                        "macs")));

        assertEquals(
                java.util.Set.of("naswot", "synflow", "zen", "parameters", "macs"),
                textbook.costs().keySet());
        assertTrue(textbook.costs().values().stream().allMatch(s -> s > 0), textbook::toString);

        ZeroCostEvaluator second = evaluator("naswot,synflow,zen,parameters,macs");
        second.prepare(Monitor.NONE);
        assertEquals(textbook.score(), second.evaluate(space.textbook(), Monitor.NONE).score());
    }

    @Test
    void onePartAloneIsItsRank() {
        ZeroCostEvaluator alone = evaluator("parameters");
        alone.prepare(Monitor.NONE);
        double[] scores = new double[8];
        double[] parameters = new double[8];
        var random = new java.util.SplittableRandom(4);
        for (int i = 0; i < scores.length; i++) {
            Evaluation e = alone.evaluate(space.sample(random), Monitor.NONE);
            scores[i] = e.score();
            parameters[i] = e.metrics().get("parameters");
        }
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                assertEquals(
                        Double.compare(parameters[i], parameters[j]),
                        Double.compare(scores[i], scores[j]));
            }
        }
    }

    @Test
    void isCancelledBetweenTwoScores() {
        Monitor once =
                new Monitor() {
                    private int told;

                    @Override
                    public boolean cancelled() {
                        return told > 1;
                    }

                    @Override
                    public void progress(Progress progress) {
                        told++;
                    }

                    @Override
                    public void sample(Sample sample) {}
                };
        assertThrows(CancellationException.class, () -> evaluator("naswot").prepare(once));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "parts; ; \"\"; there are parameters, macs, naswot, synflow, zen",
                "parts; naswot,luck; \"luck\"; there are",
                "channels; 0; \"0\"; a whole number from 1",
                "reference; 1; ; At least 2 images and 2 random architectures",
                "sampling; fair; \"sampling\"; there are cells, channels, draws"
            })
    void refusesAnOption(String name, String value, String found, String expected) {
        Map<String, String> options = new HashMap<>();
        options.put(name, value == null ? "" : value);
        String sentence =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ZeroCostSettings.of(options, space, IMAGES))
                        .getMessage();
        assertTrue(sentence.contains(found == null ? "" : found), sentence);
        assertTrue(sentence.contains(expected), sentence);
    }
}
