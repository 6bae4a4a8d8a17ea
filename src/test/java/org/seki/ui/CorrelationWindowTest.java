package org.seki.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seki.ui.Camera.fx;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.MachineNoise;
import org.seki.device.Folders;
import org.seki.search.Preset;
import org.seki.search.RunState;
import org.seki.search.SearchSettings.Choice;
import org.seki.strategist.RandomStrategist;
import org.seki.ui.experiments.CorrelationForm.Against;
import org.seki.ui.experiments.CorrelationForm.Scores;
import org.seki.ui.experiments.CorrelationWork.Doing;
import org.seki.ui.fx.Theme;
import org.testfx.api.FxToolkit;

/**
 * From a run that nobody knows how far to trust, over the measurement of its own evaluator, to its
 * trust; with real networks of a few channels, and pictures on the way.
 */
class CorrelationWindowTest {
    private static final Map<String, String> NASWOT =
            Map.of(
                    "parts", "naswot,synflow,parameters",
                    "channels", "8",
                    "images", "8",
                    "draws", "1",
                    "reference", "4");

    @TempDir private Path folder;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private Camera camera;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme.loadFonts(Folders.ofPlatform().assets().resolve("fonts"));
    }

    @Test
    void whatIsNotMeasuredIsMeasuredAndTrusted() throws Exception {
        TinySearches searches = TinySearches.real(folder.resolve("w"), new RandomStrategist());
        camera = new Camera(searches.services());
        Shell shell = camera.shell();
        OpenRun run = search(shell);
        assertThat(text(shell, "#run-trust")).isEqualTo("Trust not measured");
        camera.shoot("run-not-measured");

        press(shell, "#run-measure-trust");
        var model = shell.screens().correlation();
        await("the form", () -> model.form().runProperty().get().equals(run.run()));
        assertThat(fx(() -> shell.screenProperty().get())).isEqualTo(Shell.Screen.CORRELATION);
        assertThat(fx(() -> model.form().scoresProperty().get())).isEqualTo(Scores.RUN);
        assertThat(fx(() -> model.form().againstProperty().get())).isEqualTo(Against.TRAINING);
        fx(() -> {
            model.form().stepsProperty().set("4");
            model.form().architecturesProperty().set("16");
            return model;
        });
        camera.shoot("correlation-form");

        fx(() -> command(shell, "Measure"));
        await(
                "a few trainings",
                () ->
                        model.work()
                                .progressProperty()
                                .get()
                                .activity()
                                .matches("Training from scratch ([3-9]|1\\d) of .*"));
        await("points meanwhile", () -> model.pointsProperty().get().size() >= 2);
        assertThat(model.pointsProperty().get()).hasSizeLessThan(16);
        camera.shoot("correlation-running");
        stopsWithinASecond(shell);
        assertThat(fx(() -> model.pointsProperty().get())).as("they stay").isNotEmpty();
        assertThat(text(shell, "#correlation-state")).isEqualTo("unfinished");
        assertThat(fx(() -> run.view().getScene() == null)).as("another screen").isTrue();
        int before = fx(() -> model.pointsProperty().get()).size();
        fx(() -> command(shell, "New measurement"));
        assertThat(fx(() -> model.pointsProperty().get())).isEmpty();
        await("it in the list", () -> !model.kept().isEmpty());
        fx(() -> {
            model.look(model.kept().getFirst());
            return model;
        });
        await("what is kept of it", () -> model.pointsProperty().get().size() >= before);
        camera.shoot("correlation-stopped");

        fx(() -> command(shell, "Measure"));
        await("the rest", () -> model.work().doingProperty().get() == Doing.NOTHING);
        assertThat(text(shell, "#correlation-state")).isEqualTo("measured");
        assertThat(fx(() -> model.pointsProperty().get())).hasSize(16);
        camera.shoot("correlation-finished");

        fx(() -> {
            shell.show(Shell.Screen.RUN);
            return shell;
        });
        await("its trust", () -> text(shell, "#run-trust").startsWith("Trust τ"));
        assertThat(text(shell, "#run-trust")).matches("Trust τ .?\\d\\.\\d\\d \\[.*, .*]");
        assertThat(text(shell, "#run-trust-against")).contains("trained from scratch");
        assertThat(fx(() -> shell.lookup("#run-measure-trust").isVisible())).isFalse();
        camera.shoot("run-measured");
    }

    private static OpenRun search(Shell shell) throws Exception {
        fx(() -> {
            shell.screens()
                    .start()
                    .open(
                            Preset.QUICK
                                    .settings(
                                            "nasbench201",
                                            "fashion-mnist",
                                            new Choice("random", Map.of()),
                                            7)
                                    .withEvaluator(new Choice("zerocost", NASWOT)));
            return shell;
        });
        await(
                "a finished run",
                () ->
                        shell.screens()
                                .run()
                                .get()
                                .filter(r -> r.feed().stateProperty().get() == RunState.FINISHED)
                                .isPresent());
        return shell.screens().run().get().orElseThrow();
    }

    private static void stopsWithinASecond(Shell shell) throws Exception {
        MachineNoise.assertWithinASecond(() -> {
            fx(() -> command(shell, "Stop"));
            await(
                    "stopped",
                    () ->
                            shell.screens().correlation().work().doingProperty().get()
                                    == Doing.NOTHING);
        });
    }

    private static void await(String what, BooleanSupplier condition) throws Exception {
        long until = System.nanoTime() + 90_000_000_000L;
        while (!fx(condition::getAsBoolean)) {
            assertThat(System.nanoTime()).as(what).isLessThan(until);
            Thread.sleep(20);
        }
    }

    private static Shell command(Shell shell, String name) {
        shell.commands().stream().filter(c -> c.name().equals(name)).forEach(c -> c.run());
        return shell;
    }

    private static void press(Shell shell, String button) throws Exception {
        fx(() -> {
            ((Button) shell.lookup(button)).fire();
            return shell;
        });
    }

    private static String text(Shell shell, String id) {
        Node node = shell.lookup(id);
        return node instanceof Label label ? label.getText() : "";
    }
}
