package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.ui.fx.Theme;
import org.testfx.api.FxRobot;

/** The Run screen is made ready where nobody sees it, while the window is used. */
class UnseenRunTest {
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    @TempDir Path folder;

    @BeforeAll
    static void toolkit() throws Exception {
        OpenWindow.toolkit();
    }

    @Test
    void itLooksAsTheNewestRunDoesAndIsInNoWorkspace() throws Exception {
        try (OpenWindow window = new OpenWindow(folder, Duration.ZERO)) {
            Shell shell = window.window().shell();
            assertTrue(rows(rehearsed(window).get()) > 5, "a made-up run has rows, too");
            window.earlier("random", 1);
            OpenRun like = rehearsed(window).get();
            assertEquals(
                    window.searches().runs().getFirst().evaluations(),
                    like.feed().iterations().size());
            assertEquals(1, window.searches().runs().size(), "it is in no workspace");
            assertTrue(shell.screens().run().get().isEmpty(), "it is not the run that is open");
        }
    }

    @Test
    void theWindowIsUsedAndDressedMeanwhile() throws Exception {
        Troubles troubles = new Troubles();
        JAVAFX.addHandler(troubles);
        List<WeakReference<OpenRun>> unseen = new ArrayList<>();
        try (OpenWindow window = new OpenWindow(folder, Duration.ZERO)) {
            Shell shell = window.window().shell();
            escapesGoTo(troubles);
            window.earlier("random", 1);
            String run = window.searches().runs().getFirst().run();
            for (int i = 0; i < 4; i++) {
                CompletableFuture<OpenRun> rehearsal = rehearsed(window);
                Theme other = shell.themeProperty().get().other();
                window.robot().interact(() -> shell.dress(other));
                do {
                    window.robot().interact(() -> shell.screens().start().resume(run, true));
                    window.await("a run", () -> shell.screens().run().get().isPresent());
                    window.robot().interact(() -> leave(shell));
                } while (!rehearsal.isDone());
                unseen.add(new WeakReference<>(rehearsal.get()));
                window.await(
                        "the other theme",
                        () -> shell.getScene().getStylesheets().containsAll(other.sheets()));
            }
            assertEquals(0, alive(unseen), "unseen runs that something still holds");
        } finally {
            escapesGoTo(null);
            JAVAFX.removeHandler(troubles);
        }
        assertEquals(List.of(), List.copyOf(troubles.all));
    }

    private static void escapesGoTo(Thread.@Nullable UncaughtExceptionHandler handler) {
        new FxRobot().interact(() -> Thread.currentThread().setUncaughtExceptionHandler(handler));
    }

    private static CompletableFuture<OpenRun> rehearsed(OpenWindow window) {
        List<CompletableFuture<OpenRun>> begun = new ArrayList<>();
        window.robot().interact(() -> begun.add(window.window().shell().rehearse()));
        return begun.getFirst();
    }

    /** It is opened again at once, which needs it closed. */
    private static void leave(Shell shell) {
        shell.show(Shell.Screen.START);
        shell.screens().run().detach().orElseThrow().close();
    }

    private static int rows(OpenRun unseen) {
        return (int)
                unseen.view().lookupAll(".table-row-cell").stream().filter(Node::isVisible).count();
    }

    private static long alive(List<WeakReference<OpenRun>> unseen) throws InterruptedException {
        for (int i = 0; i < 40 && unseen.stream().anyMatch(r -> r.get() != null); i++) {
            System.gc();
            Thread.sleep(50);
        }
        return unseen.stream().filter(r -> r.get() != null).count();
    }

    /** What JavaFX warns of, and what escapes on its thread. */
    private static final class Troubles extends Handler implements Thread.UncaughtExceptionHandler {
        final Queue<String> all = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord said) {
            all.add(said.getMessage());
        }

        @Override
        public void uncaughtException(Thread thread, Throwable trouble) {
            all.add(trouble.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
