package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seki.ui.fx.Pictures;
import org.seki.ui.fx.SceneAudit;
import org.seki.ui.fx.Theme;
import org.testfx.util.WaitForAsyncUtils;

/** Steering, comparing, overlaying and brushing, for people to look at. */
class RunScreensTest {
    @TempDir Path folder;

    @BeforeAll
    static void toolkit() throws Exception {
        OpenWindow.toolkit();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void newParts(Theme theme) throws Exception {
        try (OpenWindow window = new OpenWindow(folder, Duration.ofMillis(10))) {
            window.robot().interact(() -> window.window().shell().dress(theme));
            window.earlier("random", 5);
            window.earlier("local-search", 1);
            window.searchUntil(4);
            window.robot().clickOn(window.row(1));
            window.key(KeyCode.CONTROL, KeyCode.P);
            window.robot().clickOn(window.row(4));
            window.key(KeyCode.CONTROL, KeyCode.B);
            window.await("two wait", () -> window.feed().changes().pending().size() == 2);
            window.key(KeyCode.SHIFT, KeyCode.F10);
            window.await("some more", () -> window.scored() >= 9);
            window.awaitPause();
            window.key(KeyCode.CONTROL, KeyCode.E);
            window.await("waits", () -> window.feed().changes().pending().size() == 1);
            window.key(KeyCode.CONTROL, KeyCode.L);
            shoot(window, "steering", theme);
            window.key(KeyCode.CONTROL, KeyCode.L);
            window.await("overlays", () -> !window.run().curves().overlays().offered().isEmpty());
            shoot(window, "overlay", theme);
            window.clickOn("Parallel");
            WaitForAsyncUtils.waitForFxEvents();
            Region pane = window.robot().lookup(".parallel-pane").query();
            double x = pane.getWidth() - 64;
            window.robot()
                    .drag(pane.localToScreen(x, pane.getHeight() * 0.5))
                    .dropTo(pane.localToScreen(x, 36));
            shoot(window, "brushed", theme);
            window.clickOn("#curves-clear-brushes");
            window.clickOn("Search");
            for (int row : new int[] {1, 2, 5, 6}) {
                window.robot().clickOn(window.row(row));
                window.key(KeyCode.C);
            }
            window.key(KeyCode.S);
            window.key(KeyCode.CONTROL, KeyCode.K);
            shoot(window, "compared", theme);
        }
    }

    private static void shoot(OpenWindow window, String name, Theme theme) throws Exception {
        Scene scene = window.window().shell().getScene();
        for (int[] size : List.of(new int[] {1440, 900}, new int[] {1024, 700})) {
            window.robot()
                    .interact(() -> {
                        scene.getWindow().setWidth(size[0]);
                        scene.getWindow().setHeight(size[1]);
                    });
            WaitForAsyncUtils.sleep(150, TimeUnit.MILLISECONDS); // a few pulses
            String file =
                    "%s-%s-%dx%d"
                            .formatted(
                                    name, theme.name().toLowerCase(Locale.ROOT), size[0], size[1]);
            List<String> faults =
                    WaitForAsyncUtils.asyncFx(
                                    () -> {
                                        Pictures.take(scene, file);
                                        return SceneAudit.faults(scene);
                                    })
                            .get();
            assertEquals(List.of(), faults, file);
        }
    }
}
