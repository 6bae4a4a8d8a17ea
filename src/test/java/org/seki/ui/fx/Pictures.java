package org.seki.ui.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javax.imageio.ImageIO;

/** Writes what a scene shows to {@code target/screenshots}, for people to look at. */
public final class Pictures {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Pictures() {}

    /** On the JavaFX thread. */
    public static void take(Scene scene, String name) {
        try {
            Files.createDirectories(FOLDER);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            ImageIO.write(
                    SwingFXUtils.fromFXImage(scene.snapshot(null), null),
                    "png",
                    FOLDER.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new IllegalStateException("no picture " + name, e);
        }
    }
}
