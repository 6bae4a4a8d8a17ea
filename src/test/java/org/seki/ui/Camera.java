package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.seki.ui.fx.SceneAudit;
import org.seki.ui.fx.Theme;
import org.seki.ui.run.RunSplits;
import org.testfx.util.WaitForAsyncUtils;

/** Photographs a window's content, light and dark and at the two sizes that matter. */
final class Camera implements AutoCloseable {
    private static final Path FOLDER = Path.of("target/screenshots");
    private static final List<int[]> SIZES = List.of(new int[] {1440, 900}, new int[] {1024, 700});

    private final Shell shell;
    private final Stage stage;

    Camera(Services services) throws Exception {
        Files.createDirectories(FOLDER);
        WindowMemory memory =
                new WindowMemory(Theme.LIGHT, 1440, 900, false, RunSplits.DEFAULT, "");
        shell =
                fx(() ->
                        new Shell(
                                services,
                                "CPU, 2 threads",
                                memory,
                                Threads.real(),
                                InstantSource.system()));
        stage =
                fx(() -> {
                    Stage shown = new Stage();
                    shown.setScene(new Scene(shell, 1440, 900));
                    shown.show();
                    return shown;
                });
    }

    Shell shell() {
        return shell;
    }

    @Override
    public void close() throws Exception {
        Optional<OpenRun> run = fx(shell.screens().run()::detach);
        run.ifPresent(OpenRun::close); // before its folder is deleted
        fx(() -> {
            stage.close();
            return stage;
        });
    }

    void shoot(String name) throws Exception {
        for (int[] size : SIZES) {
            fx(() -> {
                stage.getScene().setRoot(new Group());
                stage.setScene(new Scene(shell, size[0], size[1]));
                return stage;
            });
            WaitForAsyncUtils.sleep(150, TimeUnit.MILLISECONDS); // a tick of the pump
            for (Theme theme : Theme.values()) {
                fx(() -> {
                    shell.dress(theme);
                    return theme;
                });
                shootNow(
                        "%s-%s-%dx%d"
                                .formatted(
                                        name,
                                        theme.name().toLowerCase(Locale.ROOT),
                                        size[0],
                                        size[1]));
            }
        }
    }

    private void shootNow(String name) throws Exception {
        shoot(shell.getScene(), name);
    }

    /** A scene as it is, such as a dialog's; nothing changes between picture and audit. */
    static void shoot(Scene scene, String name) throws Exception {
        List<String> faults = new ArrayList<>();
        WritableImage image =
                fx(() -> {
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                    faults.addAll(SceneAudit.faults(scene));
                    return scene.snapshot(null);
                });
        ImageIO.write(
                SwingFXUtils.fromFXImage(image, null),
                "png",
                FOLDER.resolve(name + ".png").toFile());
        assertEquals(List.of(), faults, name);
    }

    static <T> T fx(Callable<T> work) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        return WaitForAsyncUtils.asyncFx(work).get();
    }

    static void await(String what, BooleanSupplier condition) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("waited in vain: " + what);
            }
            Thread.sleep(20);
        }
    }
}
