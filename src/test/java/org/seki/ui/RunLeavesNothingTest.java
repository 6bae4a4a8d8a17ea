package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.search.Preset;
import org.seki.search.RunState;
import org.seki.search.SearchSettings;
import org.seki.search.Session;
import org.seki.strategist.RandomStrategist;
import org.seki.ui.fx.EventPump;
import org.seki.ui.fx.RunFeed;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Opening and closing runs, all day long. In a stage that the test library does not know, for it
 * keeps every event of those it knows, and with it what the event was for.
 */
class RunLeavesNothingTest {
    private static final int TIMES = 50;

    @TempDir Path folder;

    @BeforeAll
    static void toolkit() throws Exception {
        OpenWindow.toolkit();
    }

    @Test
    void fiftyRunsOpenedAndClosedLeaveNoViewAndNoListenerBehind() throws Exception {
        TinySearches searches =
                new TinySearches(
                        folder.resolve("workspace"), Duration.ZERO, new RandomStrategist());
        String run = finished(searches);
        Shell shell =
                fx(() ->
                        new Shell(
                                searches.services(),
                                "CPU, 2 threads",
                                WindowMemory.FRESH,
                                Threads.real(),
                                InstantSource.system()));
        Stage stage =
                fx(() -> {
                    Stage shown = new Stage();
                    shown.setScene(new Scene(shell, 1440, 900));
                    shown.show();
                    return shown;
                });
        List<WeakReference<Object>> left = new ArrayList<>(openAndClose(shell, run));
        int keys = fx(() -> stage.getScene().getAccelerators().size());
        for (int i = 1; i < TIMES; i++) {
            left.addAll(openAndClose(shell, run));
        }
        assertEquals(
                keys,
                fx(() -> stage.getScene().getAccelerators().size()),
                "keys that nobody has any more");
        assertEquals(List.of(), alive(left), "views, models and feeds that something still holds");
        fx(() -> {
            stage.close();
            return true;
        });
    }

    private static String finished(TinySearches searches) throws InterruptedException {
        SearchSettings settings =
                Preset.QUICK.settings(
                        "nasbench201",
                        "fashion-mnist",
                        new SearchSettings.Choice("random", Map.of()),
                        1);
        try (Session session = searches.open(settings)) {
            session.start(new EventPump(new RunFeed(settings)));
            session.await(Duration.ofSeconds(20));
            return session.run();
        }
    }

    /**
     * All that the window hangs on a run: whoever listens to something else would be held by it.
     */
    private static List<WeakReference<Object>> openAndClose(Shell shell, String run)
            throws Exception {
        fx(() -> {
            shell.screens().start().resume(run, true);
            return true;
        });
        await(() ->
                shell.screens()
                        .run()
                        .get()
                        .filter(r -> r.feed().stateProperty().get() == RunState.FINISHED)
                        .isPresent());
        return fx(() -> close(shell));
    }

    private static List<WeakReference<Object>> close(Shell shell) {
        OpenRun open = shell.screens().run().get().orElseThrow();
        List<WeakReference<Object>> parts = new ArrayList<>();
        for (Object part :
                List.of(
                        open,
                        open.view(),
                        open.feed(),
                        open.pump(),
                        open.repository(),
                        open.curves())) {
            parts.add(new WeakReference<>(part));
        }
        shell.show(Shell.Screen.START);
        shell.screens().run().detach().orElseThrow().close();
        return parts;
    }

    /** What is still there when all that was under way with it has had time to end, and whose. */
    private static List<String> alive(List<WeakReference<Object>> parts)
            throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (parts.stream().anyMatch(p -> p.get() != null) && System.nanoTime() < until) {
            System.gc();
            Thread.sleep(50);
        }
        int each = parts.size() / TIMES;
        List<String> alive = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Object part = parts.get(i).get();
            if (part != null) {
                alive.add(part.getClass().getSimpleName() + " of run " + (i / each + 1));
            }
        }
        return alive;
    }

    private static <T> T fx(Callable<T> work) throws Exception {
        return WaitForAsyncUtils.asyncFx(work).get();
    }

    private static void await(BooleanSupplier condition) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!fx(condition::getAsBoolean)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("the run did not open");
            }
            Thread.sleep(5);
        }
    }
}
