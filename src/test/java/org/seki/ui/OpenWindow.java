package org.seki.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.stage.Stage;
import org.seki.device.Folders;
import org.seki.search.Preset;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSettings;
import org.seki.search.Session;
import org.seki.strategist.RandomStrategist;
import org.seki.ui.fx.EventPump;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window over real searches, with a hand on mouse and keys. */
final class OpenWindow implements AutoCloseable {
    /** Long enough that a key comes before the search begins, however busy the machine is. */
    private static final Duration UNHURRIED = Duration.ofMillis(150);

    private final FxRobot robot = new FxRobot();
    private final TinySearches searches;
    private final Window window;
    private final Duration pace;

    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme.loadFonts(Folders.ofPlatform().assets().resolve("fonts"));
    }

    OpenWindow(Path folder, Duration pace) throws Exception {
        this.pace = pace;
        searches = new TinySearches(folder.resolve("workspace"), pace, new RandomStrategist());
        Stage stage = FxToolkit.registerStage(Stage::new);
        Window[] made = new Window[1];
        robot.interact(() -> {
            made[0] =
                    new Window(
                            stage,
                            searches.services(),
                            folder.resolve("window.json"),
                            "CPU, 2 threads",
                            Threads.real());
            made[0].show();
        });
        window = made[0];
    }

    FxRobot robot() {
        return robot;
    }

    TinySearches searches() {
        return searches;
    }

    Window window() {
        return window;
    }

    OpenRun run() {
        return window.shell().screens().run().get().orElseThrow();
    }

    RunFeed feed() {
        return run().feed();
    }

    /** Searches of the workspace that ended before, for this strategist's name. */
    void earlier(String strategist, int runs) throws Exception {
        searches.pace(Duration.ZERO);
        for (int seed = 101; seed < 101 + runs; seed++) {
            SearchSettings settings =
                    Preset.QUICK.settings(
                            "nasbench201",
                            "fashion-mnist",
                            new SearchSettings.Choice(strategist, Map.of()),
                            seed);
            try (Session session = searches.open(settings)) {
                session.start(new EventPump(new RunFeed(settings)));
                session.await(Duration.ofSeconds(20));
            }
        }
    }

    /** Starts a quick search, pauses it while it prepares, and lets it go on so far. */
    void searchUntil(int scored) throws Exception {
        searches.pace(UNHURRIED);
        robot.clickOn("Quick search");
        await("a run", () -> window.shell().screens().run().get().isPresent());
        robot.type(KeyCode.F5);
        awaitPause();
        searches.pace(pace);
        robot.interact(() -> run().pace().someProperty().set(scored - scored()));
        key(KeyCode.SHIFT, KeyCode.F10);
        await(scored + " architectures", () -> scored() >= scored);
        awaitPause();
        robot.interact(() -> run().pace().someProperty().set(5));
    }

    void awaitPause() throws Exception {
        await("paused", () -> feed().stateProperty().get() == RunState.PAUSED);
    }

    int scored() {
        return (int) feed().iterations().stream().filter(r -> r.scored()).count();
    }

    /** Presses keys together, the last one typed: {@code CONTROL, Z}. */
    void key(KeyCode... keys) {
        robot.push(keys);
    }

    /** Once it is there. */
    void clickOn(String query) throws Exception {
        await(query, () -> shows(query));
        Node found = WaitForAsyncUtils.asyncFx(() -> robot.lookup(query).<Node>query()).get();
        robot.clickOn(found);
    }

    TableRow<?> row(int rank) {
        return robot.lookup(".table-row-cell").queryAllAs(TableRow.class).stream()
                .filter(r -> r.getIndex() == rank - 1)
                .findFirst()
                .orElseThrow();
    }

    boolean shows(String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    /** The middle of the first edge of the graph that is drawn. */
    Point2D edge() {
        javafx.scene.shape.Path line =
                robot.lookup(n ->
                                n instanceof javafx.scene.shape.Path
                                        && n.getParent() != null
                                        && String.valueOf(n.getParent().getId()).startsWith("edge-")
                                        && !n.isMouseTransparent())
                        .query();
        MoveTo from = (MoveTo) line.getElements().getFirst();
        CubicCurveTo to = (CubicCurveTo) line.getElements().get(1);
        return line.localToScreen((from.getX() + to.getX()) / 2, (from.getY() + to.getY()) / 2);
    }

    /** What was journaled of a kind of fact. */
    <E extends SearchEvent> List<E> journaled(Class<E> kind) {
        return searches.events(run().run()).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    void await(String what, BooleanSupplier condition) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get()) {
            if (System.nanoTime() > until) {
                throw new AssertionError(
                        "waited in vain: "
                                + what
                                + window.shell()
                                        .screens()
                                        .run()
                                        .get()
                                        .map(r -> ", " + r.feed().stateProperty().get())
                                        .orElse(", no run"));
            }
            Thread.sleep(10);
        }
    }

    @Override
    public void close() throws Exception {
        robot.interact(window::close);
        if (!window.awaitClosed(20_000)) {
            throw new AssertionError("the window did not close");
        }
    }
}
