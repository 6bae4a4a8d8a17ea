package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seki.device.Folders;
import org.seki.strategist.StatisticalStrategist;
import org.seki.ui.fx.SceneAudit;
import org.seki.ui.fx.Theme;
import org.seki.ui.run.RunSplits;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Start and Run, light and dark, at the two sizes that matter, for people to look at. */
class ScreenshotTest {
    private static final Path FOLDER = Path.of("target/screenshots");

    /** Shared, because its survey of a space takes seconds once. */
    private static final StatisticalStrategist STRATEGIST = new StatisticalStrategist();

    @TempDir Path folder;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme.loadFonts(Folders.ofPlatform().assets().resolve("fonts"));
        Files.createDirectories(FOLDER);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void startAndRun(Theme theme) throws Exception {
        for (int[] size : List.of(new int[] {1440, 900}, new int[] {1024, 700})) {
            String suffix = theme.name().toLowerCase(Locale.ROOT) + "-" + size[0] + "x" + size[1];
            TinySearches searches =
                    new TinySearches(folder.resolve(suffix), Duration.ofMillis(30), STRATEGIST);
            Shell shell = WaitForAsyncUtils.asyncFx(() -> show(searches, theme, size)).get();
            shoot(shell, "start-empty-" + suffix);
            WaitForAsyncUtils.asyncFx(() -> shell.startModel().quick().run()).get();
            await(() -> shell.run().isPresent());
            OpenRun run = shell.run().orElseThrow();
            await(() -> run.feed().iterations().size() >= 9);
            shoot(shell, "run-middle-" + suffix);
            WaitForAsyncUtils.asyncFx(() ->
                            run.commands().stream()
                                    .filter(c -> c.name().matches("(Pin|Step).*"))
                                    .forEach(c -> c.run()))
                    .get();
            await(() -> !run.working());
            shoot(shell, "run-paused-" + suffix);
            WaitForAsyncUtils.asyncFx(() -> shell.show(Shell.Screen.START)).get();
            WaitForAsyncUtils.sleep(200, TimeUnit.MILLISECONDS);
            shoot(shell, "start-" + suffix);
            WaitForAsyncUtils.asyncFx(() -> shell.detachRun()).get().ifPresent(OpenRun::close);
        }
    }

    private static Shell show(TinySearches searches, Theme theme, int[] size) {
        WindowMemory memory =
                new WindowMemory(theme, size[0], size[1], false, RunSplits.DEFAULT, "");
        Shell shell =
                new Shell(
                        searches.services(),
                        "CPU, 2 threads",
                        memory,
                        Threads.real(),
                        InstantSource.system());
        Stage stage = new Stage();
        stage.setScene(new Scene(shell, size[0], size[1]));
        stage.show();
        return shell;
    }

    private static void shoot(Shell shell, String name) throws Exception {
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

    private static void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }
}
