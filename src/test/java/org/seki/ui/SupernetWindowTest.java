package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.MachineNoise;
import org.seki.device.Folders;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.Steering;
import org.seki.strategist.RandomStrategist;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The window over a search whose supernet is trained on the built-in images while it is used: the
 * engine works on its thread, the JavaFX thread stays free.
 */
class SupernetWindowTest {
    /** The most that the JavaFX thread may be kept, in milliseconds. */
    private static final long FREE = 100;

    private static final int SHORT = 60;

    /** Longer than the test waits: the search is still being prepared when it is stopped. */
    private static final int LONG = 20_000;

    private final FxRobot robot = new FxRobot();

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private TinySearches searches;

    @SuppressWarnings("NullAway.Init")
    private Window window;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme.loadFonts(Folders.ofPlatform().assets().resolve("fonts"));
    }

    private void open(int steps) throws Exception {
        searches = new TinySearches(folder.resolve("workspace"), new RandomStrategist(), steps);
        Stage stage = FxToolkit.registerStage(Stage::new);
        robot.interact(() -> {
            window =
                    new Window(
                            stage,
                            searches.services(),
                            folder.resolve("window.json"),
                            "CPU, 1 thread",
                            Threads.real());
            window.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        robot.interact(window::close);
        assertTrue(window.awaitClosed(20_000));
    }

    @Test
    void startsPausesPinsStepsBansAndStops() throws Exception {
        open(SHORT);
        robot.clickOn("Quick search");
        await("a run", () -> window.shell().screens().run().get().isPresent());
        RunFeed feed = feed();
        await("two architectures", () -> scored(feed) >= 2);

        robot.clickOn("Pause");
        await("paused", () -> feed.stateProperty().get() == RunState.PAUSED);
        int paused = scored(feed);

        await("ranked", this::ranked);
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(row(1));
        int pinned = feed.selected().orElseThrow().iteration();
        robot.type(KeyCode.P);
        await("pin shown", () -> feed.changes().pinned().contains(pinned));
        assertEquals(paused, scored(feed), "still paused");

        robot.type(KeyCode.F10);
        await("one more", () -> scored(feed) == paused + 1);
        await("paused again", () -> feed.stateProperty().get() == RunState.PAUSED);
        await("pin effective", () -> feed.changes().pending().isEmpty());

        robot.clickOn(row(2));
        int banned = feed.selected().orElseThrow().iteration();
        robot.type(KeyCode.B);
        await("ban shown", () -> feed.changes().banned().contains(banned));

        robot.clickOn("Run");
        await("one more again", () -> scored(feed) >= paused + 2);
        stopWithinASecond(feed);
        List<Steering> steered =
                searches.events(window.shell().screens().run().get().orElseThrow().run()).stream()
                        .filter(SearchEvent.Steered.class::isInstance)
                        .map(e -> ((SearchEvent.Steered) e).steering())
                        .toList();
        assertTrue(steered.contains(new Steering.Pin(pinned)));
        assertTrue(steered.contains(new Steering.Ban(banned)));
    }

    @Test
    void theJavaFxThreadIsFreeWhileTheSupernetTrains() throws Exception {
        open(LONG);
        robot.clickOn("Quick search");
        await("a run", () -> window.shell().screens().run().get().isPresent());
        RunFeed feed = feed();
        await("training", () -> feed.stateProperty().get() == RunState.PREPARING);
        await("a first loss", () -> feed.series().containsKey("supernet loss"));
        try (MachineNoise noise = new MachineNoise();
                FxWatch watch = new FxWatch()) {
            Thread.sleep(2000);
            long pulseGap = watch.pulseGap();
            long effect = effectOfAKey(KeyCode.DIGIT1, Shell.Screen.START);
            effect = Math.max(effect, effectOfAKey(KeyCode.DIGIT2, Shell.Screen.RUN));
            assertEquals(RunState.PREPARING, feed.stateProperty().get());
            String measured =
                    "While the supernet trains: pulse gap at most %d ms, answer %d ms, key to effect %d ms; this machine itself %d ms"
                            .formatted(pulseGap, watch.answer(), effect, noise.worstMillis());
            System.out.println(measured);
            long bound = FREE + noise.worstMillis();
            assertTrue(watch.pulses() > 30, "only " + watch.pulses() + " pulses");
            assertTrue(pulseGap <= bound, measured);
            assertTrue(watch.answer() <= bound, measured);
            assertTrue(effect <= bound, measured);
        }
        stopWithinASecond(feed);
    }

    /** Milliseconds from a key, Control and this one, to the screen it leads to. */
    private long effectOfAKey(KeyCode code, Shell.Screen screen) throws Exception {
        AtomicLong arrived = new AtomicLong();
        ChangeListener<Shell.Screen> arrival =
                (_, _, now) -> {
                    if (now == screen) {
                        arrived.set(System.nanoTime());
                    }
                };
        robot.interact(() -> window.shell().screenProperty().addListener(arrival));
        robot.press(KeyCode.CONTROL);
        long pressed = System.nanoTime();
        robot.press(code).release(code).release(KeyCode.CONTROL);
        await("the " + screen + " screen", () -> arrived.get() > 0);
        robot.interact(() -> window.shell().screenProperty().removeListener(arrival));
        return TimeUnit.NANOSECONDS.toMillis(arrived.get() - pressed);
    }

    private void stopWithinASecond(RunFeed feed) throws Exception {
        MachineNoise.assertWithinASecond(() -> {
            robot.interact(() -> robot.lookup("Stop").queryButton().fire());
            await("stopped", () -> feed.stateProperty().get() == RunState.STOPPED);
        });
    }

    private RunFeed feed() {
        return window.shell().screens().run().get().orElseThrow().feed();
    }

    private static int scored(RunFeed feed) {
        return (int) feed.iterations().stream().filter(IterationRow::scored).count();
    }

    /** Whether the first row of the table has a candidate to click on. */
    private boolean ranked() {
        return robot.lookup(".table-row-cell").queryAllAs(TableRow.class).stream()
                .anyMatch(r -> r.getIndex() == 0 && r.getItem() != null && r.isVisible());
    }

    private TableRow<?> row(int rank) {
        return robot.lookup(".table-row-cell").queryAllAs(TableRow.class).stream()
                .filter(r -> r.getIndex() == rank - 1)
                .findFirst()
                .orElseThrow();
    }

    private void await(String what, BooleanSupplier condition) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("waited in vain: " + what);
            }
            Thread.sleep(10);
        }
    }
}
