package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.device.Folders;
import org.seki.evaluation.Sample;
import org.seki.search.RunState;
import org.seki.strategist.Answer;
import org.seki.strategist.Context;
import org.seki.strategist.Listener;
import org.seki.strategist.RandomStrategist;
import org.seki.strategist.Reply;
import org.seki.strategist.StatisticalStrategist;
import org.seki.strategist.Strategist;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.SceneAudit;
import org.seki.ui.fx.Theme;
import org.seki.ui.run.RunSplits;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Start and Run in their states, from one search over a supernet that is trained on the built-in
 * images meanwhile; each in both themes and at the two sizes that matter, for people to look at.
 */
class ScreenshotTest {
    private static final Path FOLDER = Path.of("target/screenshots");
    private static final int STEPS = 240;

    private record Size(int width, int height) {}

    private static final List<Size> SIZES = List.of(new Size(1440, 900), new Size(1024, 700));

    private static final ObservableList<Sample> NONE = FXCollections.observableArrayList();

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private Shell shell;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme.loadFonts(Folders.ofPlatform().assets().resolve("fonts"));
        Files.createDirectories(FOLDER);
    }

    @Test
    void startAndRun() throws Exception {
        open(new TinySearches(folder.resolve("real"), new StatisticalStrategist(), STEPS));
        shoot("start-empty");
        OpenRun run = quickSearch();
        await(() -> run.feed().series().getOrDefault("supernet loss", NONE).size() >= 3);
        shoot("run-early");
        await(() -> run.feed().iterations().size() >= 11);
        shoot("run-middle");
        fx(() -> command(run, "Pin.*").run());
        fx(() -> command(run, "Step").run());
        await(() -> !run.working());
        fx(() -> command(run, "Ban.*").run());
        shoot("run-paused");
        fx(() -> command(run, "Run or pause").run());
        await(() -> run.feed().stateProperty().get() == RunState.FINISHED);
        shoot("run-finished");
        fx(() -> shell.show(Shell.Screen.START));
        await(() -> !shell.screens().start().runs().isEmpty());
        shoot("start");
    }

    @Test
    void aRunThatIsInTrouble() throws Exception {
        open(new TinySearches(folder.resolve("clumsy"), Duration.ofMillis(5), new Stubborn()));
        OpenRun run = quickSearch();
        await(() -> run.feed().stateProperty().get() == RunState.FINISHED);
        assertFalse(run.feed().health().isEmpty());
        shoot("run-health");
        IterationRow failed =
                run.feed().iterations().stream()
                        .filter(r -> r.outcome() == IterationRow.Outcome.FAILED)
                        .findFirst()
                        .orElseThrow();
        fx(() -> run.feed().select(failed.iteration()));
        shoot("run-failed-iteration");
    }

    private void open(TinySearches searches) throws Exception {
        fx(() -> {
            WindowMemory memory =
                    new WindowMemory(Theme.LIGHT, 1440, 900, false, RunSplits.DEFAULT, "");
            shell =
                    new Shell(
                            searches.services(),
                            "CPU, 2 threads",
                            memory,
                            Threads.real(),
                            InstantSource.system());
            stage = new Stage();
            stage.setScene(new Scene(shell, 1440, 900));
            stage.show();
        });
    }

    private OpenRun quickSearch() throws Exception {
        fx(() -> shell.screens().start().quick().run());
        await(() -> shell.screens().run().get().isPresent());
        return shell.screens().run().get().orElseThrow();
    }

    @AfterEach
    void close() throws Exception {
        Optional<OpenRun> run = WaitForAsyncUtils.asyncFx(shell.screens().run()::detach).get();
        run.ifPresent(OpenRun::close); // before its folder is deleted
        fx(stage::close);
    }

    private static Command command(OpenRun run, String name) {
        return run.commands().stream()
                .filter(c -> c.name().matches(name))
                .findFirst()
                .orElseThrow();
    }

    private void shoot(String name) throws Exception {
        for (Size size : SIZES) {
            fx(() -> resize(size));
            WaitForAsyncUtils.sleep(150, TimeUnit.MILLISECONDS); // a tick of the pump
            for (Theme theme : Theme.values()) {
                fx(() -> shell.dress(theme));
                shootNow(
                        "%s-%s-%dx%d"
                                .formatted(
                                        name,
                                        theme.name().toLowerCase(Locale.ROOT),
                                        size.width(),
                                        size.height()));
            }
        }
    }

    private void resize(Size size) {
        stage.getScene().setRoot(new Group());
        stage.setScene(new Scene(shell, size.width(), size.height()));
    }

    private void shootNow(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage image =
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    shell.applyCss();
                                    shell.layout();
                                    return shell.getScene().snapshot(null);
                                })
                        .get();
        BufferedImage picture = SwingFXUtils.fromFXImage(image, null);
        try {
            ImageIO.write(picture, "png", FOLDER.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        List<String> faults =
                WaitForAsyncUtils.asyncFx(() -> SceneAudit.faults(shell.getScene())).get();
        assertEquals(List.of(), faults, name);
    }

    private static void fx(Runnable work) throws Exception {
        WaitForAsyncUtils.asyncFx(work).get();
    }

    private static void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                180,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }

    /** Random, and in each third iteration wrong however often it is told. */
    private static final class Stubborn implements Strategist {
        private final Strategist sound = new RandomStrategist();

        @Override
        public String name() {
            return sound.name();
        }

        @Override
        public String label() {
            return sound.label();
        }

        @Override
        public Answer propose(Context context, RandomGenerator random, Listener listener) {
            Answer answer = sound.propose(context, random, listener);
            return context.iteration() % 3 == 2 && answer instanceof Reply reply
                    ? Reply.of(
                            reply.reasoning(),
                            reply.strategy(),
                            "|nor_conv_3x3~0|+|nor_conv_5x5~0|nor_conv_3x3~1|+|none~0|none~1|none~2|")
                    : answer;
        }
    }
}
