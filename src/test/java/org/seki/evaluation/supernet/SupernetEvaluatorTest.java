package org.seki.evaluation.supernet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seki.data.Dataset;
import org.seki.data.Datasets;
import org.seki.device.SharedEngine;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.evaluation.Trust;
import org.seki.space.Architecture;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

/** On real images, with a training of a few steps. */
class SupernetEvaluatorTest {
    private static final Path ASSETS = Path.of("assets");
    private static final Dataset FASHION = new Datasets(ASSETS, 32).open(Datasets.FASHION);
    private static final SearchSpace SPACE = Spaces.of("nasbench201").orElseThrow();
    private static final Map<String, String> TINY =
            Map.of(
                    "steps",
                    "6",
                    "batch",
                    "4",
                    "channels",
                    "8",
                    "cells",
                    "1",
                    "held",
                    "50",
                    "reference",
                    "3");

    @TempDir Path folder;

    private SupernetEvaluator evaluator(SearchSpace space, Path folder, long seed) {
        return new SupernetEvaluator(
                space,
                FASHION,
                SupernetSettings.of(TINY, space, FASHION),
                seed,
                SharedEngine.get(),
                folder,
                ASSETS);
    }

    private static List<Evaluation> three(
            SupernetEvaluator evaluator, SearchSpace space, int skip) {
        List<Evaluation> found = new ArrayList<>();
        for (int i = skip; i < 3; i++) {
            Architecture architecture = space.sample(new SplittableRandom(i));
            found.add(evaluator.evaluate(architecture, Monitor.NONE));
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"nasbench201", "darts"})
    void resumedOrKilledItGivesTheSameScoresToTheLastDigit(String id) {
        SearchSpace space = Spaces.of(id).orElseThrow();
        List<Evaluation> whole;
        double seconds;
        try (SupernetEvaluator evaluator = evaluator(space, folder.resolve("a"), 7)) {
            Map<String, Double> facts = evaluator.prepare(Monitor.NONE);
            assertEquals(6, facts.get("steps"));
            assertEquals(3, facts.get("random"));
            assertTrue(facts.get("seconds") > facts.get("seconds_training"));
            seconds = facts.get("seconds_training");
            assertEquals(50, facts.get("random_median"), 20);
            whole = three(evaluator, space, 0);
        }
        try (SupernetEvaluator resumed = evaluator(space, folder.resolve("a"), 7)) {
            Map<String, Double> facts = resumed.prepare(Monitor.NONE);
            assertFalse(facts.containsKey("loss"), "it has not trained again");
            assertEquals(seconds, facts.get("seconds_training"), "the weights know");
            same(whole.subList(1, 3), three(resumed, space, 1));
        }
        try (SupernetEvaluator killed = evaluator(space, folder.resolve("b"), 7)) {
            assertThrows(CancellationException.class, () -> killed.prepare(new CancelAfter(100)));
            killed.prepare(Monitor.NONE);
            same(whole, three(killed, space, 0));
        }
    }

    private static void same(List<Evaluation> expected, List<Evaluation> found) {
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).score(), found.get(i).score());
            assertEquals(expected.get(i).metrics(), found.get(i).metrics());
        }
    }

    @Test
    void showsEveryPart() {
        try (SupernetEvaluator evaluator = evaluator(SPACE, folder, 1)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> evaluator.evaluate(SPACE.textbook(), Monitor.NONE));
            evaluator.prepare(Monitor.NONE);
            Evaluation textbook = evaluator.evaluate(SPACE.textbook(), Monitor.NONE);
            assertEquals(
                    java.util.Set.of(
                            "accuracy",
                            "loss",
                            "naswot",
                            "expressivity",
                            "parameters",
                            "macs",
                            "loss_rank",
                            "naswot_rank",
                            "expressivity_rank",
                            "parameters_rank"),
                    textbook.metrics().keySet());
            assertTrue(textbook.score() > 0 && textbook.score() < 100);
            assertTrue(textbook.metrics().get("parameters_rank") > 80);
            assertTrue(textbook.seconds() > 0);
            assertEquals(
                    java.util.Set.of(
                            "accuracy", "loss", "naswot", "expressivity", "parameters", "macs"),
                    textbook.costs().keySet());
            double parts =
                    textbook.costs().entrySet().stream()
                            .filter(e -> !java.util.Set.of("loss", "macs").contains(e.getKey()))
                            .mapToDouble(e -> e.getValue())
                            .sum();
            assertTrue(parts > 0 && parts <= textbook.seconds(), textbook::toString);
            assertTrue(textbook.test().isEmpty());
        }
    }

    /** The quick preset has been measured; changed, it has not. */
    @Test
    void isTrustedOnlyAsMeasured() {
        assertTrue(trust(Map.of()).orElseThrow().tau() >= 0.65);
        assertTrue(trust(Map.of("steps", "10")).isEmpty());
    }

    private Optional<Trust> trust(Map<String, String> options) {
        SupernetSettings settings = SupernetSettings.of(options, SPACE, FASHION);
        try (SupernetEvaluator evaluator =
                new SupernetEvaluator(
                        SPACE, FASHION, settings, 1, SharedEngine.get(), folder, ASSETS)) {
            return evaluator.trust();
        }
    }

    @Test
    void trainsAnewWhereTheWeightsAreDamaged() throws IOException {
        List<Evaluation> whole;
        try (SupernetEvaluator evaluator = evaluator(SPACE, folder, 3)) {
            evaluator.prepare(Monitor.NONE);
            whole = three(evaluator, SPACE, 2);
        }
        Path weights = folder.resolve("supernet.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        List<String> said = new ArrayList<>();
        try (SupernetEvaluator evaluator = evaluator(SPACE, folder, 3)) {
            evaluator.prepare(
                    new CancelAfter(Integer.MAX_VALUE) {
                        @Override
                        public void progress(Progress progress) {
                            said.add(progress.activity());
                        }
                    });
            same(whole, three(evaluator, SPACE, 2));
        }
        assertTrue(said.getFirst().startsWith("Training anew: " + weights), said.getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "speed, 3, 'The supernet has no option \"speed\"; there are batch, cells, channels, guide, held, minutes, preset, reference, sampling, steps, warm.'",
        "preset, fast, 'The supernet has no preset \"fast\"; there are quick and paper.'",
        "steps, many, 'The supernet''s option steps is \"many\"; expected a whole number from 1.'",
        "steps, 0, 'The supernet''s option steps is \"0\"; expected a whole number from 1.'",
        "sampling, greedy, 'The supernet''s option sampling is \"greedy\"; there are fair, sandwich, uniform.'",
        "guide, best, 'The supernet''s option guide is \"best\"; there are ensemble, accuracy, loss.'"
    })
    void refusesOptionsInASentence(String name, String value, String sentence) {
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> SupernetSettings.of(Map.of(name, value), SPACE, FASHION));
        assertEquals(sentence, refused.getMessage());
    }

    /** Cancels the n-th time it is asked. */
    private static class CancelAfter implements Monitor {
        private final int times;
        private int asked;

        CancelAfter(int times) {
            this.times = times;
        }

        @Override
        public boolean cancelled() {
            return ++asked > times;
        }

        @Override
        public void progress(Progress progress) {}

        @Override
        public void sample(Sample sample) {}
    }
}
