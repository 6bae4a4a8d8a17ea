package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.device.Folders;
import org.seki.experiment.StudyFixture;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.strategist.RandomStrategist;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.fx.SceneAudit;
import org.seki.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A search on a benchmark table, from picking the file to unsealing the test metric. */
class TableWindowTest {
    private static final Path PICTURES = Path.of("target/screenshots");

    private final FxRobot robot = new FxRobot();
    private final List<String> faults = new ArrayList<>();

    @TempDir private Path folder;

    @SuppressWarnings("NullAway.Init")
    private TinySearches searches;

    @SuppressWarnings("NullAway.Init")
    private Window window;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme.loadFonts(Folders.ofPlatform().assets().resolve("fonts"));
        Files.createDirectories(PICTURES);
    }

    private void open() throws Exception {
        searches = TinySearches.onTables(folder.resolve("workspace"), new RandomStrategist());
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
        assertTrue(window.awaitClosed(5000));
    }

    @Test
    void picksDescribesSearchesAndUnseals() throws Exception {
        Path table = StudyFixture.nasbench201();
        open();
        robot.clickOn("Search on a table");
        pictures("table-none");
        TableSearchModel model = window.shell().screens().tables();
        Path bad = Files.writeString(folder.resolve("half.csv"), "arch,cifar10_val200\n|nor_conv");
        robot.interact(() -> model.file().choose(bad));
        await("refused", () -> robot.lookup(".table-card .bad").tryQuery().isPresent());
        pictures("table-refused");
        robot.interact(() -> model.file().choose(table));
        await("read", () -> model.file().read().isPresent());
        robot.interact(() -> model.datasetProperty().set("cifar100"));
        assertTrue(model.inWords().contains("cifar100_test200 stays sealed"));
        pictures("table-described");

        robot.clickOn("Search this table");
        await("a run", () -> window.shell().screens().run().get().isPresent());
        OpenRun run = window.shell().screens().run().get().orElseThrow();
        RunFeed feed = run.feed();
        await("finished", () -> feed.stateProperty().get() == RunState.FINISHED);
        int best = feed.best().orElseThrow().iteration();
        assertTrue(feed.test(best).isEmpty(), "sealed");
        pictures("table-sealed");
        robot.clickOn("Unseal the test metric");
        await("unsealed", () -> feed.test(best).isPresent());
        double test = feed.test(best).getAsDouble();
        assertTrue(test > 60 && test < 73.6, () -> "test " + test);
        pictures("table-unsealed");
        List<SearchEvent> journal = searches.events(run.run());
        assertEquals(1, journal.stream().filter(SearchEvent.Unsealed.class::isInstance).count());
        assertEquals(List.of(), faults);
    }

    private void pictures(String name) {
        Scene scene = window.shell().getScene();
        for (Theme theme : Theme.values()) {
            for (int[] size : List.of(new int[] {1024, 700}, new int[] {1440, 900})) {
                robot.interact(() -> {
                    window.shell().dress(theme);
                    scene.getWindow().setWidth(size[0]);
                    scene.getWindow().setHeight(size[1]);
                });
                WaitForAsyncUtils.waitForFxEvents();
                WaitForAsyncUtils.sleep(120, TimeUnit.MILLISECONDS);
                String file =
                        "%s-%s-%dx%d"
                                .formatted(
                                        name,
                                        theme.name().toLowerCase(Locale.ROOT),
                                        size[0],
                                        size[1]);
                robot.interact(() -> picture(scene, file));
            }
        }
    }

    private void picture(Scene scene, String file) {
        window.shell().applyCss();
        window.shell().layout();
        BufferedImage picture = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
        try {
            ImageIO.write(picture, "png", PICTURES.resolve(file + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faults.addAll(SceneAudit.faults(scene).stream().map(f -> file + ": " + f).toList());
    }

    private static void await(String what, BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }
}
