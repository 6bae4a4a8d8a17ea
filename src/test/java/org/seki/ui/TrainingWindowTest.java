package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.training.KeptTraining;
import org.seki.training.KeptTraining.State;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.training.LiveTraining.Doing;
import org.seki.ui.training.TrainingViewModel;

/** A candidate goes from the repository to final training, while its search goes on. */
class TrainingWindowTest {
    private static final Map<String, String> TINY =
            Map.of("images", "640", "held", "100", "batch", "16", "epochs", "40");

    @TempDir private Path folder;

    @BeforeAll
    static void toolkit() throws Exception {
        OpenWindow.toolkit();
    }

    @Test
    void aCandidateIsTrainedWhileItsSearchGoesOn() throws Exception {
        try (OpenWindow window = new OpenWindow(folder, Duration.ofMillis(250))) {
            window.searchUntil(2);
            TrainingViewModel model = window.window().shell().screens().trainings();
            window.robot().clickOn(window.row(1));
            window.robot().clickOn(window.row(1), MouseButton.SECONDARY);
            window.clickOn("Send to final training");
            assertEquals(Shell.Screen.TRAINING, window.window().shell().screenProperty().get());
            IterationRow candidate = window.feed().selected().orElseThrow();
            assertEquals(
                    candidate.architecture().orElseThrow().genotype(),
                    model.form().genotypeProperty().get());
            window.robot()
                    .interact(() -> TINY.forEach((n, text) -> model.form().number(n).set(text)));
            window.key(KeyCode.CONTROL, KeyCode.ENTER);
            window.await("a step", () -> model.live().positionProperty().get().isPresent());

            window.robot().interact(() -> window.run().pace().runOrPause().run());
            window.await("words", () -> said(window).startsWith("A search is running"));
            int before = window.scored();
            window.await("the search goes on", () -> window.scored() > before);
            assertEquals(Doing.TRAINING, model.live().doingProperty().get());
            shoot(window, "training-window");
            window.robot().type(KeyCode.F5);
            window.await("paused", () -> model.live().doingProperty().get() == Doing.NOTHING);
            window.await("kept", () -> state(model).equals(Optional.of(State.PAUSED)));
        }
    }

    @Test
    void aWindowThatClosesLeavesWhatCanBeGoneOnWith() throws Exception {
        try (OpenWindow window = new OpenWindow(folder, Duration.ofMillis(20))) {
            window.searchUntil(1);
            TrainingViewModel model = window.window().shell().screens().trainings();
            window.robot().clickOn(window.row(1));
            window.key(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
            window.robot()
                    .interact(() -> TINY.forEach((n, text) -> model.form().number(n).set(text)));
            window.key(KeyCode.CONTROL, KeyCode.ENTER);
            window.await("a step", () -> model.live().positionProperty().get().isPresent());
        }
        assertTrue(saved(), "the checkpoint is there");
        assertTrue(paused(), "nothing was lost: the window waited for the batch");
        try (OpenWindow window = new OpenWindow(folder, Duration.ofMillis(20))) {
            TrainingViewModel model = window.window().shell().screens().trainings();
            window.key(KeyCode.CONTROL, KeyCode.DIGIT5);
            window.await("the list", () -> model.kept().size() == 1);
            assertEquals(State.PAUSED, model.kept().getFirst().state());
        }
    }

    private boolean saved() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(f -> f.endsWith("checkpoint.safetensors"));
        }
    }

    private boolean paused() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            Path course = files.filter(f -> f.endsWith("course.json")).findFirst().orElseThrow();
            return Files.readString(course).contains("\"paused\" : true");
        }
    }

    private static Optional<State> state(TrainingViewModel model) {
        return model.shownProperty().get().map(KeptTraining::state);
    }

    private static String said(OpenWindow window) {
        return window.robot().lookup("#training-said").<Label>query().getText();
    }

    private static void shoot(OpenWindow window, String name) throws Exception {
        Scene scene = window.window().shell().getScene();
        for (int[] size : List.of(new int[] {1024, 700}, new int[] {1440, 900})) {
            window.robot()
                    .interact(() -> {
                        scene.getWindow().setWidth(size[0]);
                        scene.getWindow().setHeight(size[1]);
                    });
            Camera.shoot(scene, "%s-%dx%d".formatted(name, size[0], size[1]));
        }
    }
}
