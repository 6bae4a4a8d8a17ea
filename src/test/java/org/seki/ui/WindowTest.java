package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.MachineNoise;
import org.seki.device.Folders;
import org.seki.search.Preset;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Session;
import org.seki.search.Steering;
import org.seki.strategist.RandomStrategist;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The window by mouse and key, over a search that runs. */
class WindowTest {
    /** Long enough that a person, or a busy machine, presses Pause before the search is over. */
    private static final Duration SLOWLY = Duration.ofMillis(300);

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

    @BeforeEach
    void open() throws Exception {
        searches = new TinySearches(folder.resolve("workspace"), SLOWLY, new RandomStrategist());
        Stage stage = FxToolkit.registerStage(Stage::new);
        robot.interact(() -> {
            window =
                    new Window(
                            stage,
                            searches.services(),
                            folder.resolve("window.json"),
                            "CPU, 2 threads",
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
        robot.clickOn("Quick search");
        RunFeed feed = feed();
        await("three architectures", () -> feed.iterations().size() >= 3);

        robot.clickOn("Pause");
        await("paused", () -> feed.stateProperty().get() == RunState.PAUSED);
        int paused = scored(feed);
        searches.pace(Duration.ofMillis(20));

        robot.clickOn(row(1));
        int pinned = feed.selected().orElseThrow().iteration();
        robot.type(KeyCode.P);
        await("pin shown", () -> feed.changes().pinned().contains(pinned));
        assertEquals(1, feed.changes().pending().size());
        assertTrue(robot.lookup("1 change waits").tryQuery().isPresent());
        assertEquals(paused, scored(feed), "still paused");

        robot.type(KeyCode.F10);
        await("one more", () -> scored(feed) == paused + 1);
        await("paused again", () -> feed.stateProperty().get() == RunState.PAUSED);
        await("pin effective", () -> feed.changes().pending().isEmpty());

        robot.clickOn(row(2));
        int banned = feed.selected().orElseThrow().iteration();
        robot.type(KeyCode.B);
        await("ban shown", () -> feed.changes().banned().contains(banned));
        robot.clickOn("Undo");
        await("ban taken back", () -> !feed.changes().banned().contains(banned));
        robot.type(KeyCode.B);
        await("ban shown again", () -> feed.changes().banned().contains(banned));

        searches.pace(SLOWLY);
        robot.clickOn("Run");
        await("two more", () -> scored(feed) >= paused + 3);
        MachineNoise.assertWithinASecond(() -> {
            robot.interact(() -> robot.lookup("Stop").queryButton().fire());
            await("stopped", () -> feed.stateProperty().get() == RunState.STOPPED);
        });
        List<Steering> steered =
                searches.events(window.shell().screens().run().get().orElseThrow().run()).stream()
                        .filter(SearchEvent.Steered.class::isInstance)
                        .map(e -> ((SearchEvent.Steered) e).steering())
                        .toList();
        assertTrue(steered.contains(new Steering.Pin(pinned)));
        assertTrue(steered.contains(new Steering.Ban(banned)));
    }

    @Test
    void everyActionHasItsOwnKey() throws Exception {
        robot.clickOn("Quick search");
        feed();
        for (Shell.Screen screen : Shell.Screen.values()) {
            robot.interact(() -> window.shell().show(screen));
            List<String> keys =
                    window.shell().commands().stream().map(c -> c.key().getName()).toList();
            assertEquals(keys.size(), keys.stream().distinct().count(), () -> screen + " " + keys);
        }
    }

    @Test
    void switchesTheThemeWhileItRuns() throws Exception {
        robot.clickOn("Quick search");
        feed();
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT)
                .type(KeyCode.D)
                .release(KeyCode.SHIFT, KeyCode.CONTROL);
        assertEquals(Theme.DARK, window.shell().themeProperty().get());
    }

    @Test
    void closingStopsTheSearchAndRemembersTheWindow() throws Exception {
        robot.clickOn("Quick search");
        RunFeed feed = feed();
        await("running", () -> feed.stateProperty().get() == RunState.RUNNING);
        MachineNoise.assertWithinASecond(() -> {
            robot.interact(window::close);
            assertTrue(window.awaitClosed(20_000), "the window did not close");
        });
        WindowMemory memory = WindowMemory.read(folder.resolve("window.json"));
        assertEquals(searches.runs().getFirst().run(), memory.lastRun());
        await("stopped", () -> searches.runs().getFirst().state() == RunState.STOPPED);
    }

    @Test
    void opensOnARunThatIsFetchedAndSaysWhyItIsNot() throws Exception {
        StartViewModel start = window.shell().screens().start();
        robot.interact(() ->
                start.open(() -> {
                    throw new SearchRefused("The file is not a zip.", "a.seki", "Choose another.");
                }));
        await("a refusal", () -> start.refusalProperty().get().isPresent());
        assertTrue(robot.lookup("The file is not a zip.").tryQuery().isPresent());

        SearchSettings settings =
                Preset.QUICK.settings("nasbench201", "none", new Choice("random", Map.of()), 1);
        try (Session made = searches.open(settings)) {
            assertFalse(made.run().isEmpty());
        }
        String run = searches.runs().getFirst().run();
        robot.interact(() -> start.open(() -> run));
        assertEquals(RunState.PAUSED, stateOf(run));
    }

    private RunState stateOf(String run) throws Exception {
        RunFeed feed = feed();
        assertEquals(run, window.shell().screens().run().get().orElseThrow().run());
        await("paused", () -> feed.stateProperty().get() == RunState.PAUSED);
        return feed.stateProperty().get();
    }

    private RunFeed feed() throws Exception {
        await("a run", () -> window.shell().screens().run().get().isPresent());
        return window.shell().screens().run().get().orElseThrow().feed();
    }

    private static int scored(RunFeed feed) {
        return (int) feed.iterations().stream().filter(r -> r.scored()).count();
    }

    private TableRow<?> row(int rank) {
        return robot.lookup(".table-row-cell").queryAllAs(TableRow.class).stream()
                .filter(r -> r.getIndex() == rank - 1)
                .findFirst()
                .orElseThrow();
    }

    private String now() {
        return window.shell()
                .screens()
                .run()
                .get()
                .map(r -> r.feed().stateProperty().get() + ", " + r.feed().progressProperty().get())
                .orElse("no run");
    }

    private void await(String what, BooleanSupplier condition) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("waited in vain: " + what + "; " + now());
            }
            Thread.sleep(10);
        }
    }
}
