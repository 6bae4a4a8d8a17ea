package org.seki.ui.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light or dark: AtlantaFX Primer with our colours and rules on top. */
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet(), "light.css"),
    DARK(new PrimerDark().getUserAgentStylesheet(), "dark.css");

    private final String primer;
    private final List<String> sheets;

    Theme(String primer, String colours) {
        this.primer = primer;
        this.sheets = List.of(sheet(colours), sheet("seki.css"));
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /** What dresses a scene once this theme was applied to another. */
    public List<String> sheets() {
        return sheets;
    }

    /** Dresses the scene, now or again; on the JavaFX thread. */
    public void apply(Scene scene) {
        Application.setUserAgentStylesheet(primer);
        scene.getStylesheets().setAll(sheets);
    }

    /**
     * Loads every font of the folder, so that the window looks the same everywhere; once, before
     * the first scene.
     *
     * @param folder {@code assets/fonts}
     */
    public static void loadFonts(Path folder) {
        try (DirectoryStream<Path> fonts = Files.newDirectoryStream(folder, "*.{otf,ttf}")) {
            for (Path font : fonts) {
                try (InputStream in = Files.newInputStream(font)) {
                    Font.loadFont(in, 13);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The fonts in " + folder + " cannot be read.", e);
        }
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
