package org.seki.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.data.Dataset;
import org.seki.data.Images;
import org.seki.device.SharedEngine;
import org.seki.space.DartsSpace;
import org.seki.space.NasBench201Space;
import org.seki.space.SearchSpace;

class FinalTrainingTest {
    private static final Dataset COLOURS =
            new Dataset("c", "Colours", images(96, 1), images(24, 2));
    private static final Map<String, String> TINY =
            Map.of("images", "64", "held", "16", "batch", "8", "channels", "8", "epochs", "2");

    @TempDir Path folder;

    /** Hears everything and cancels the n-th time it is asked. */
    private static final class Heard implements FinalListener {
        private final int times;
        private int asked;
        final List<Epoch> epochs = new ArrayList<>();
        final List<String> said = new ArrayList<>();

        Heard(int times) {
            this.times = times;
        }

        @Override
        public boolean cancelled() {
            return ++asked > times;
        }

        @Override
        public void step(long step, long steps, double loss, double secondsLeft) {
            assertTrue(step <= steps && secondsLeft >= 0);
        }

        @Override
        public void epoch(Epoch epoch, int all) {
            epochs.add(epoch);
        }

        @Override
        public void said(String sentence) {
            said.add(sentence);
        }
    }

    private static Images images(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pixels = new byte[count * 32 * 32 * 3];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 4;
            for (int p = 0; p < 32 * 32 * 3; p++) {
                int bright = labels[i] == p % 3 ? 120 : 0;
                pixels[i * 32 * 32 * 3 + p] = (byte) (bright + random.nextInt(100));
            }
        }
        return new Images(32, 32, 3, List.of("a", "b", "c", "d"), pixels, labels);
    }

    private static TrainingOrder order(SearchSpace space, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(TINY);
        options.putAll(more);
        return new TrainingOrder(
                space.textbook(),
                COLOURS,
                FinalSettings.of("smoke", options, space, COLOURS.train()),
                7);
    }

    private TrainResult run(String where, TrainingOrder order, double save, FinalListener listener)
            throws IOException {
        return new Trainings(folder.resolve(where)).run(order, save, SharedEngine.get(), listener);
    }

    /**
     * With everything random that there is: crop, flip, cutout, drop path; and an auxiliary head.
     */
    @Test
    void cancelledAnywhereItGoesOnToTheSameBits() throws IOException {
        TrainingOrder order =
                order(
                        new DartsSpace(),
                        Map.of(
                                "cells",
                                "3",
                                "auxiliary",
                                "0.4",
                                "drop-path",
                                "0.5",
                                "cutout",
                                "8"));
        Heard whole = new Heard(Integer.MAX_VALUE);
        TrainResult expected = run("whole", order, 10, whole);
        assertEquals(2, whole.epochs.size());
        for (int after : new int[] {50, 300}) {
            assertThrows(
                    CancellationException.class, () -> run("stopped", order, 0, new Heard(after)));
        }
        Heard heard = new Heard(Integer.MAX_VALUE);
        TrainResult found = run("stopped", order, 10, heard);
        assertTrue(heard.said.get(1).startsWith("Going on after step "), heard.said.toString());
        assertEquals(expected.test(), found.test());
        assertEquals(expected.validation(), found.validation());
        assertEquals(whole.epochs.getLast(), heard.epochs.getLast());
        for (String name : List.of("best.safetensors", "last.safetensors")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("whole").resolve(order.id()).resolve(name)),
                    Files.readAllBytes(
                            folder.resolve("stopped").resolve(order.id()).resolve(name)));
        }
    }

    @Test
    void aFinishedOneIsOnlyRead() throws IOException {
        TrainingOrder order = order(new NasBench201Space(), Map.of("held", "0"));
        TrainResult first = run("a", order, 10, new Heard(Integer.MAX_VALUE));
        assertTrue(Double.isNaN(first.validation()), "nothing was held");
        assertTrue(first.test() > 30, "colours are easy: " + first.test());
        assertEquals(
                order.architecture()
                        .space()
                        .diagnose(order.architecture(), order.settings().shape())
                        .parameters(),
                first.parameters());
        Heard again = new Heard(0);
        assertEquals(first, run("a", order, 10, again));
        assertTrue(again.said.getFirst().startsWith("This was trained before"));
        Path own = folder.resolve("a").resolve(order.id());
        assertFalse(Files.exists(own.resolve("checkpoint.safetensors")));
        TrainedNetwork network =
                TrainedNetwork.of(
                        Safetensors.read(own.resolve("best.safetensors")).metadata(), own);
        assertEquals(order.settings().shape(), network.shape());
        assertEquals(order.architecture().genotype(), network.genotype());
        assertEquals(3, network.mean().size());
        assertEquals(List.of(order.id()), new Trainings(folder.resolve("a")).ids());
    }

    @ParameterizedTest
    @CsvSource({
        "smoke, speed, 3, 'Final training has no option \"speed\"; there are auxiliary, batch, cells, channels, clip, crop, cutout, decay, drop-path, epochs, flip, held, images, last-rate, momentum, rate, smoothing.'",
        "fast, rate, 3, 'Final training has no preset \"fast\"; there are smoke, quick, paper-cifar.'",
        "smoke, epochs, many, 'The option epochs is \"many\"; expected a number from 0.'",
        "smoke, epochs, -1, 'The option epochs is \"-1\"; expected a number from 0.'",
        "smoke, rate, NaN, 'The option rate is \"NaN\"; expected a number from 0.'",
        "smoke, batch, 2.5, 'The option batch is 2.5; expected a whole number.'",
        "smoke, channels, 4, 'The option channels is 4; expected from 8: the convolutions of fewer are not compared with double precision.'",
        "smoke, held, 96, '0 images cannot be trained on in batches of 64 with 96 held: at least one batch and one epoch are needed.'",
        "smoke, epochs, 0, '80 images cannot be trained on in batches of 64 with 16 held: at least one batch and one epoch are needed.'",
        "smoke, smoothing, 1, 'label smoothing is a share from 0 to below 1'"
    })
    void refusesInASentence(String preset, String name, String value, String sentence) {
        Map<String, String> options = new HashMap<>(Map.of("held", "16"));
        options.put(name, value);
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> FinalSettings.of(preset, options, new DartsSpace(), COLOURS.train()));
        assertEquals(sentence, refused.getMessage());
    }

    /** DARTS, section 3.2 and {@code train.py}. */
    @Test
    void thePaperPresetHasThePapersNumbers() {
        Images cifar =
                new Images(
                        32,
                        32,
                        3,
                        COLOURS.train().classes(),
                        new byte[50_000 * 3072],
                        new int[50_000]);
        FinalSettings paper =
                FinalSettings.of("paper-cifar", Map.of("held", "0"), new DartsSpace(), cifar);
        assertEquals(36, paper.shape().channels());
        assertEquals(20, paper.shape().cells());
        assertEquals(600, paper.epochs());
        assertEquals(96, paper.recipe().batch());
        assertEquals(600L * 520, paper.recipe().steps());
        assertEquals(0.025, paper.recipe().schedule().rate(519, paper.recipe().steps()));
        assertEquals(0.0125, paper.recipe().schedule().rate(300 * 520L, 600 * 520L), 1e-12);
        assertEquals(3e-4, paper.recipe().decay());
        assertEquals(5, paper.recipe().clip());
        assertEquals(16, paper.recipe().augmentation().cutout());
        assertEquals(4, paper.recipe().augmentation().crop());
        assertEquals(new Regularisation(0.4, 0.2), paper.regularisation());
    }
}
