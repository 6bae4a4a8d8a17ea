package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.strategist.RandomStrategist;
import org.seki.ui.training.TrainingViewModel;

class FolderDropTest {
    @TempDir Path folder;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private Camera camera;

    @BeforeAll
    static void toolkit() throws Exception {
        OpenWindow.toolkit();
    }

    private void drop(Camera camera, File... files) throws Exception {
        Camera.fx(() -> {
            camera.shell().show(Shell.Screen.START);
            camera.shell().drop().dropped(List.of(files));
            return files;
        });
        Camera.await(
                "the form", () -> camera.shell().screenProperty().get() == Shell.Screen.NEW_SEARCH);
        Camera.fx(() -> files);
    }

    private static String why(Camera camera) throws Exception {
        return Camera.fx(() -> ((Label) camera.shell().lookup("#why-not")).getText());
    }

    @Test
    void aFolderThatIsDroppedIsTheDataSetOfANewSearch() throws Exception {
        camera =
                new Camera(
                        new TinySearches(
                                        folder.resolve("runs"),
                                        Duration.ZERO,
                                        new RandomStrategist())
                                .services());
        Path set = folder.resolve("animals");
        Files.createDirectories(set.resolve("cat"));
        Files.createDirectories(set.resolve("dog"));
        drop(camera, set.toFile());
        assertEquals("", why(camera));
        assertEquals(
                set.toString(),
                Camera.fx(() ->
                        ((ComboBox<?>) camera.shell().lookup("#dataset")).getEditor().getText()));

        Path empty = Files.createDirectory(folder.resolve("empty"));
        drop(camera, empty.toFile());
        Camera.await("the refusal", () -> text(camera).contains("holds no data set"));
        assertTrue(why(camera).contains(empty.toString()), why(camera));
        camera.shoot("dropped-folder-refused");

        Path file = Files.writeString(folder.resolve("notes.txt"), "x");
        drop(camera, file.toFile());
        Camera.await("the refusal", () -> text(camera).contains("There is no data set"));
        drop(camera, set.toFile(), empty.toFile());
        Camera.await("the refusal", () -> text(camera).contains("2 things were dropped at once"));
    }

    @Test
    void overFinalTrainingItIsTheDataSetOfTheTraining() throws Exception {
        camera =
                new Camera(
                        new TinySearches(
                                        folder.resolve("runs"),
                                        Duration.ZERO,
                                        new RandomStrategist())
                                .services());
        Path set = folder.resolve("animals");
        Files.createDirectories(set.resolve("cat"));
        Files.createDirectories(set.resolve("dog"));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        TrainingViewModel training = camera.shell().screens().trainings();
        Camera.fx(() -> {
            camera.shell().show(Shell.Screen.TRAINING);
            camera.shell().drop().dropped(List.of(empty.toFile()));
            return training;
        });
        Camera.await("the refusal", () -> training.refusalProperty().get().isPresent());
        Camera.fx(() -> {
            camera.shell().drop().dropped(List.of(set.toFile()));
            return training;
        });
        Camera.await(
                "the folder", () -> training.form().datasetProperty().get().equals(set.toString()));
        assertTrue(training.refusalProperty().get().isEmpty());
        assertEquals(Shell.Screen.TRAINING, camera.shell().screenProperty().get());
    }

    private static String text(Camera camera) {
        return ((Label) camera.shell().lookup("#why-not")).getText();
    }
}
