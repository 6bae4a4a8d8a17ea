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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.data.DataRefused;
import org.seki.data.Dataset;
import org.seki.data.Images;
import org.seki.device.SharedEngine;
import org.seki.space.DartsSpace;
import org.seki.space.NasBench201Space;
import org.seki.space.NetworkShape;
import org.seki.space.SearchSpace;
import org.seki.space.Stem;

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
        volatile int steps;
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
        public void step(Position p) {
            steps++;
            assertTrue(p.step() <= p.steps() && p.batch() <= p.batches() && p.secondsLeft() >= 0);
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

    private static TrainingRequest request(SearchSpace space, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(TINY);
        options.putAll(more);
        return new TrainingRequest(
                space.id(),
                space.textbook().genotype(),
                "c",
                "fashion-mnist",
                "smoke",
                options,
                7,
                1);
    }

    private Trainings trainings(String where) {
        return new Trainings(folder.resolve(where), _ -> COLOURS, SharedEngine::get);
    }

    private TrainResult run(
            String where, TrainingRequest request, double save, FinalListener listener)
            throws IOException {
        return trainings(where).run(request, save, listener).getFirst();
    }

    /**
     * With everything random that there is: crop, flip, cutout, drop path; and an auxiliary head.
     */
    @Test
    void cancelledAnywhereItGoesOnToTheSameBits() throws IOException {
        TrainingRequest order =
                request(
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
                    Files.readAllBytes(
                            folder.resolve("whole").resolve(expected.id()).resolve(name)),
                    Files.readAllBytes(
                            folder.resolve("stopped").resolve(found.id()).resolve(name)));
        }
    }

    @Test
    void aFinishedOneIsOnlyRead() throws IOException {
        TrainingRequest order = request(new NasBench201Space(), Map.of("held", "0"));
        TrainResult first = run("a", order, 10, new Heard(Integer.MAX_VALUE));
        assertTrue(Double.isNaN(first.validation()), "nothing was held");
        assertTrue(first.test() > 30, "colours are easy: " + first.test());
        TrainingOrder made = order.order(COLOURS, 7);
        assertEquals(
                made.architecture()
                        .space()
                        .diagnose(made.architecture(), made.settings().shape())
                        .parameters(),
                first.parameters());
        Heard again = new Heard(0);
        assertEquals(first, run("a", order, 10, again));
        assertTrue(again.said.getFirst().startsWith("This was trained before"));
        Path own = folder.resolve("a").resolve(first.id());
        assertFalse(Files.exists(own.resolve("checkpoint.safetensors")));
        TrainedNetwork network =
                TrainedNetwork.of(
                        Safetensors.read(own.resolve("best.safetensors")).metadata(), own);
        assertEquals(made.settings().shape(), network.shape());
        assertEquals(order.genotype(), network.genotype());
        assertEquals(3, network.mean().size());
        assertEquals(List.of(first.id()), trainings("a").ids());
    }

    @ParameterizedTest
    @CsvSource({
        "smoke, speed, 3, 'Final training has no option \"speed\"; there are auxiliary, batch, cells, channels, clip, crop, cutout, decay, drop-path, epochs, flip, held, images, last-rate, momentum, nesterov, patience, rate, rate-factor, smoothing, stem.'",
        "fast, rate, 3, 'Final training has no preset \"fast\"; there are smoke, quick, paper-cifar, paper-imagenet, paper-nasbench201.'",
        "smoke, epochs, many, 'The option epochs is \"many\"; expected a number from 0.'",
        "smoke, epochs, -1, 'The option epochs is \"-1\"; expected a number from 0.'",
        "smoke, rate, NaN, 'The option rate is \"NaN\"; expected a number from 0.'",
        "smoke, batch, 2.5, 'The option batch is 2.5; expected a whole number.'",
        "smoke, channels, 4, 'The option channels is 4; expected from 8: the convolutions of fewer are not compared with double precision.'",
        "smoke, held, 96, '0 images cannot be trained on in batches of 64 with 96 held: at least one batch and one epoch are needed.'",
        "smoke, epochs, 0, '80 images cannot be trained on in batches of 64 with 16 held: at least one batch and one epoch are needed.'",
        "quick, held, 0, 'A patience of 5 epochs needs images to validate on, and held is 0: set one of them.'",
        "paper-nasbench201, rate, 3, 'The preset paper-nasbench201 is not for the space DARTS; for that there are smoke, quick, paper-cifar, paper-imagenet, and options.'",
        "smoke, stem, 1.5, 'The option stem is 1.5; expected a whole number.'",
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

    /** Liu et al. 2019, section 3.3 and {@code train_imagenet.py}. */
    @Test
    void theImageNetPresetHasThePapersNumbers() {
        FinalSettings paper =
                FinalSettings.of(
                        "paper-imagenet",
                        Map.of("held", "0", "batch", "8"),
                        new DartsSpace(),
                        COLOURS.train());
        assertEquals(new NetworkShape(48, 14, 4, 3, 32, Stem.IMAGENET), paper.shape());
        assertEquals(250, paper.epochs());
        assertEquals(0.1, paper.recipe().smoothing());
        assertEquals(3e-5, paper.recipe().decay());
        assertEquals(0.1, paper.recipe().schedule().rate(11, 3000));
        assertEquals(0.1 * 0.97 * 0.97, paper.recipe().schedule().rate(24, 3000), 1e-12);
        assertEquals(new Regularisation(0.4, 0), paper.regularisation());
    }

    /** Dong and Yang 2020, table 1. */
    @Test
    void theNasBench201PresetHasThePapersNumbers() {
        FinalSettings paper =
                FinalSettings.of(
                        "paper-nasbench201",
                        Map.of("held", "0", "batch", "8"),
                        new NasBench201Space(),
                        COLOURS.train());
        assertEquals(new NetworkShape(16, 5, 4, 3, 32), paper.shape());
        assertEquals(200, paper.epochs());
        assertEquals(5e-4, paper.recipe().decay());
        assertEquals(0, paper.recipe().clip());
        assertEquals(0.05, paper.recipe().schedule().rate(100 * 12L, 200 * 12L), 1e-12);
        assertTrue(paper.regularisation().nesterov());
        assertEquals(
                256,
                FinalPreset.named("paper-nasbench201", new NasBench201Space())
                        .numbers(new NasBench201Space())
                        .get("batch"));
    }

    @Test
    void doesNotGoOnOverOtherImages() throws IOException {
        TrainingRequest request = request(new NasBench201Space(), Map.of());
        TrainResult whole = run("whole", request, 10, new Heard(Integer.MAX_VALUE));
        assertEquals(List.of(), trainings("over").run(request, 1000, new PausedAfter(3)));
        Images train = COLOURS.train();
        byte[] pixels = train.pixels().clone();
        pixels[0]++;
        int[] labels = train.labels().clone();
        labels[0] = (labels[0] + 1) % 4;
        for (Images others :
                List.of(
                        new Images(32, 32, 3, train.classes(), pixels, train.labels()),
                        new Images(32, 32, 3, train.classes(), train.pixels(), labels),
                        images(train.count() + 4, 1))) {
            Dataset changed = new Dataset("c", "Colours", others, COLOURS.test());
            Trainings over = new Trainings(folder.resolve("over"), _ -> changed, SharedEngine::get);
            DataRefused refused =
                    assertThrows(
                            DataRefused.class,
                            () -> over.run(request, 1000, new Heard(Integer.MAX_VALUE)));
            assertEquals(
                    "The data set has changed since this was begun: its images or labels are others",
                    refused.getMessage());
            assertTrue(refused.next().contains(whole.id()), refused.next());
        }
        Path data = folder.resolve("over").resolve(whole.id()).resolve("data.json");
        Files.writeString(data, "{\"digest\": \"");
        Heard heard = new Heard(Integer.MAX_VALUE);
        assertEquals(whole.test(), run("over", request, 10, heard).test());
        assertTrue(heard.said.get(1).startsWith("Going on after step 3"), heard.said.toString());
        assertArrayEquals(
                Files.readAllBytes(data.resolveSibling("last.safetensors")),
                Files.readAllBytes(
                        folder.resolve("whole").resolve(whole.id()).resolve("last.safetensors")));
        assertTrue(Files.readString(data).contains("\"mean\""), "drawn again");
    }

    @Test
    void pausedItIsSavedAndGoesOnToTheSameBits() throws IOException {
        TrainingRequest request = request(new NasBench201Space(), Map.of("cutout", "4"));
        TrainResult whole = run("whole", request, 10, new Heard(Integer.MAX_VALUE));
        Trainings trainings = trainings("paused");
        for (int after : new int[] {3, 6}) {
            assertEquals(List.of(), trainings.run(request, 1000, new PausedAfter(after)));
            KeptTraining kept = trainings.kept(request).orElseThrow();
            assertEquals(KeptTraining.State.PAUSED, kept.state());
            assertEquals(2, kept.seeds().getFirst().of());
        }
        Heard heard = new Heard(Integer.MAX_VALUE);
        TrainResult found = trainings.run(request, 1000, heard).getFirst();
        assertTrue(
                heard.said.get(1).startsWith("Going on after step 9 of 16"), heard.said.toString());
        assertArrayEquals(
                Files.readAllBytes(
                        folder.resolve("whole").resolve(whole.id()).resolve("last.safetensors")),
                Files.readAllBytes(
                        folder.resolve("paused").resolve(found.id()).resolve("last.safetensors")));
        KeptTraining kept = trainings.kept(request).orElseThrow();
        assertEquals(KeptTraining.State.FINISHED, kept.state());
        assertEquals(2, kept.seeds().getFirst().epochs().size());
        assertFalse(kept.unsealed());
        assertTrue(Double.isNaN(kept.test().mean()), "sealed");
        trainings.unseal(request);
        assertEquals(found.test(), trainings.kept(request).orElseThrow().test().mean());
    }

    /** Pauses once so many steps of this process are done. */
    private static final class PausedAfter implements FinalListener {
        private int left;

        PausedAfter(int steps) {
            left = steps;
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public boolean paused() {
            return left <= 0;
        }

        @Override
        public void step(Position position) {
            left--;
        }

        @Override
        public void epoch(Epoch epoch, int epochs) {}

        @Override
        public void said(String sentence) {}
    }

    @Test
    void severalSeedsGiveMeanAndDeviationAndGoOn() throws IOException {
        TrainingRequest one = request(new NasBench201Space(), Map.of("epochs", "1"));
        TrainingRequest three =
                new TrainingRequest(
                        one.space(),
                        one.genotype(),
                        one.dataset(),
                        one.foundOn(),
                        one.preset(),
                        one.options(),
                        7,
                        3);
        Trainings trainings = trainings("seeds");
        TrainResult first = trainings.run(one, 10, new Heard(Integer.MAX_VALUE)).getFirst();
        Heard heard = new Heard(Integer.MAX_VALUE);
        List<TrainResult> all = trainings.run(three, 10, heard);
        assertEquals(first, all.getFirst());
        assertEquals(2, heard.epochs.size(), "the first seed was only read");
        assertEquals(List.of(7L, 8L, 9L), all.stream().map(TrainResult::seed).toList());
        KeptTraining kept = trainings.kept().getFirst();
        assertEquals(1, trainings.kept().size());
        assertEquals(3, kept.seeds().size());
        assertTrue(kept.request().isTransfer());
        trainings.unseal(three);
        KeptTraining.Spread test = trainings.kept().getFirst().test();
        double mean = all.stream().mapToDouble(TrainResult::test).average().orElseThrow();
        double squares = all.stream().mapToDouble(r -> Math.pow(r.test() - mean, 2)).sum();
        assertEquals(mean, test.mean(), 1e-9);
        assertEquals(Math.sqrt(squares / 2), test.deviation(), 1e-9);
    }

    /** The rate is so small that nothing is learnt: the second epoch is no better. */
    @Test
    void endsEarlyWhenPatienceEnds() throws IOException {
        TrainingRequest request =
                request(
                        new NasBench201Space(),
                        Map.of("epochs", "9", "rate", "1e-9", "patience", "2"));
        Heard heard = new Heard(Integer.MAX_VALUE);
        TrainResult result = run("early", request, 10, heard);
        int best =
                heard.epochs.stream()
                        .reduce((a, b) -> b.validation() > a.validation() ? b : a)
                        .orElseThrow()
                        .epoch();
        assertEquals(heard.epochs.size(), result.epochs());
        assertTrue(result.epochs() < 9, "it ended after " + result.epochs() + ", best " + best);
        Path own = folder.resolve("early").resolve(result.id());
        assertTrue(Files.exists(own.resolve("last.safetensors")));
    }

    @Test
    void estimatesFromAFewSteps() throws IOException {
        Trainings trainings = trainings("estimate");
        Estimate found = trainings.estimate(request(new NasBench201Space(), Map.of()), () -> false);
        assertEquals(8, found.measured());
        assertEquals(16, found.steps());
        assertTrue(found.seconds() > 16 * found.secondsAStep());
        assertEquals(List.of(), trainings.ids(), "nothing is left behind");
    }

    /** A search's tasks come in between its steps; it ends with the same weights all the same. */
    @Test
    void takesTurnsWithOthersOnTheEngine() throws Exception {
        TrainingRequest request = request(new NasBench201Space(), Map.of("epochs", "6"));
        TrainResult alone = run("alone", request, 10, new Heard(Integer.MAX_VALUE));
        Heard heard = new Heard(Integer.MAX_VALUE);
        FutureTask<TrainResult> training =
                new FutureTask<>(() -> run("shared", request, 10, heard));
        Thread.ofVirtual().start(training);
        int waits = 0;
        while (!training.isDone()) {
            int before = heard.steps;
            SharedEngine.get().call(() -> 1);
            waits += heard.steps - before > 2 ? 1 : 0;
        }
        assertTrue(waits <= 3, "others waited for several steps " + waits + " times");
        TrainResult shared = training.get();
        assertEquals(alone.test(), shared.test());
        assertArrayEquals(
                Files.readAllBytes(
                        folder.resolve("alone").resolve(alone.id()).resolve("last.safetensors")),
                Files.readAllBytes(
                        folder.resolve("shared").resolve(shared.id()).resolve("last.safetensors")));
    }

    @Test
    void stopsWhileOthersHaveTheEngine() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        Future<Boolean> other =
                SharedEngine.get()
                        .submit(() -> {
                            held.await();
                            return true;
                        });
        try {
            assertThrows(
                    CancellationException.class,
                    () ->
                            run(
                                    "waiting",
                                    request(new NasBench201Space(), Map.of()),
                                    10,
                                    new Heard(3)));
            assertFalse(other.isDone());
        } finally {
            held.countDown();
        }
        assertTrue(other.get());
    }
}
