package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.seki.MachineNoise;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.search.Journal;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSettings;
import org.seki.space.Spaces;
import org.seki.store.Workspace;
import org.seki.ui.curves.CurvesViewModel.Tab;
import org.seki.ui.fx.SampleRun;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The window with a run of 5,000 iterations, in a process of its own: prints how soon it is open
 * and what 10,000 events a second do to it, and fails where that is too much. Argument: an empty
 * folder.
 */
final class RunScreenProcess {
    private static final int ITERATIONS = 5000;
    private static final int A_SECOND = 10_000;
    private static final int SECONDS = 10;

    /** So many come at once, for a thread that wakes for each would take the window's processor. */
    private static final int BURST = 100;

    /** MiB that 200 iterations, and what the window knows of them, may take. */
    private static final long GROWTH = 8;

    /** So many iterations a second are among them. */
    private static final int FACTS = 20;

    private final Path folder;

    private RunScreenProcess(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) {
        int status = 1;
        try {
            OpenWindow.toolkit();
            new RunScreenProcess(Path.of(args[0])).opensAndTakesAFlood();
            status = 0;
        } catch (Exception | AssertionError e) {
            System.out.println(e);
        }
        System.exit(status);
    }

    private void opensAndTakesAFlood() throws Exception {
        SampleRun sample = new SampleRun(Spaces.of("nasbench201").orElseThrow(), 2500, 2600, 7);
        String run = store(sample);
        try (OpenWindow window = new OpenWindow(folder, Duration.ofHours(1))) {
            long before = System.nanoTime();
            WaitForAsyncUtils.asyncFx(() -> window.window().shell().rehearse()).get().get();
            System.out.printf(
                    "rehearsed, as the program does once it is painted: %d ms%n",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
            List<Long> took = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                if (i > 0) {
                    window.robot()
                            .interact(() ->
                                    window.window()
                                            .shell()
                                            .screens()
                                            .run()
                                            .detach()
                                            .orElseThrow()
                                            .close());
                }
                try (MachineNoise noise = new MachineNoise()) {
                    took.add(open(window, run));
                    System.out.printf(
                            "opening %d iterations: %d ms, machine late by %d ms%n",
                            ITERATIONS, took.getLast(), noise.worstMillis());
                }
            }
            assertTrue(Collections.max(took) < 1000, "openings took " + took + " ms");
            for (Tab tab : List.of(Tab.SEARCH, Tab.PARALLEL)) {
                window.robot().interact(() -> window.run().curves().tabProperty().set(tab));
                flood(window, sample, tab);
            }
        }
    }

    private String store(SampleRun sample) throws Exception {
        SearchSettings settings =
                SampleRun.settings(Spaces.of("nasbench201").orElseThrow(), 2500, 2600);
        Workspace workspace =
                new Workspace(
                        folder.resolve("workspace"),
                        id -> Spaces.of(id).orElseThrow(),
                        Clock.systemUTC());
        String run = workspace.create(settings);
        try (Journal journal = workspace.journal(run)) {
            journal.append(List.of(new SearchEvent.Started(settings, "bench")));
            for (int i = 0; i <= ITERATIONS; i++) {
                journal.append(sample.next());
            }
        }
        return run;
    }

    /** From the click until all of it is painted. */
    private static long open(OpenWindow window, String run) throws Exception {
        long before = System.nanoTime();
        window.robot().interact(() -> window.window().shell().screens().start().resume(run, true));
        while (!WaitForAsyncUtils.asyncFx(
                        () ->
                                window.window()
                                        .shell()
                                        .screens()
                                        .run()
                                        .get()
                                        .filter(r -> r.feed().iterations().size() > ITERATIONS)
                                        .isPresent())
                .get()) {
            Thread.sleep(2);
        }
        CountDownLatch painted = new CountDownLatch(1);
        window.robot().interact(() -> new FirstPaint(painted::countDown).start());
        assertTrue(painted.await(20, TimeUnit.SECONDS));
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
    }

    private static void flood(OpenWindow window, SampleRun sample, Tab tab) throws Exception {
        Thread.sleep(2000);
        long heap = heap();
        int next = WaitForAsyncUtils.asyncFx(() -> window.feed().iterations().size()).get();
        try (FxWatch watch = new FxWatch();
                MachineNoise noise = new MachineNoise()) {
            long start = System.nanoTime();
            for (int i = 0; i < A_SECOND * SECONDS; i++) {
                next = send(window, sample, i, next);
                if (i % BURST == 0) {
                    long ahead = i * 1_000_000_000L / A_SECOND - (System.nanoTime() - start);
                    LockSupport.parkNanos(ahead);
                }
            }
            Thread.sleep(300);
            long gap = watch.pulseGap();
            long late = noise.worstMillis();
            System.out.printf(
                    "%s: %d events in %.1f s, longest pulse gap %d ms of %d pulses, longest answer %d ms, machine late by %d ms",
                    tab,
                    A_SECOND * SECONDS,
                    (System.nanoTime() - start) / 1e9,
                    gap,
                    watch.pulses(),
                    watch.answer(),
                    late);
            assertTrue(gap - late < 100, "a pulse gap of " + gap + " ms");
        }
        long after = heap();
        System.out.printf(", heap %d -> %d MiB%n", heap, after);
        assertTrue(after - heap < GROWTH, "the heap grew to " + after + " MiB");
    }

    /** Mostly samples, progress and text, as training sends them; now and then an iteration. */
    private static int send(OpenWindow window, SampleRun sample, int i, int next) {
        var pump = window.run().pump();
        if (i % (A_SECOND / FACTS) == 0) {
            sample.next().forEach(pump::event);
            return next + 1;
        }
        switch (i % 3) {
            case 0 -> pump.sample(new Sample("supernet loss", i, Math.exp(-i / 1e5)));
            case 1 -> pump.progress(new Progress("Evaluating", i % 100 / 100.0, Optional.empty()));
            default -> pump.text(next, "The five share a convolution ".repeat(1 + i % 20));
        }
        return next;
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
