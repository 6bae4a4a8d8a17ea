package org.seki.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.MachineNoise;
import org.seki.device.Folders;
import org.seki.space.NasBench201Space;
import org.seki.training.KeptTraining;
import org.seki.training.KeptTraining.State;
import org.seki.training.Safetensors;
import org.seki.training.SmallTrainings;
import org.seki.training.Trainings;
import org.seki.ui.fx.SceneAudit;
import org.seki.ui.fx.Theme;
import org.seki.ui.training.LiveTraining.Doing;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A training from the first click to its files, and pictures of it in both themes and sizes. */
class TrainingViewTest {
    private static final Path PICTURES = Path.of("target/screenshots");

    private static final Map<String, String> TINY =
            Map.of("images", "960", "held", "200", "batch", "16", "epochs", "4");

    private final FxRobot robot = new FxRobot();

    @TempDir private Path folder;

    private TrainingViewModel model;
    private TrainingView view;
    private Scene scene;
    private final List<String> faults = new ArrayList<>();

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme.loadFonts(Folders.ofPlatform().assets().resolve("fonts"));
        Files.createDirectories(PICTURES);
    }

    private void open() throws Exception {
        Trainings trainings = SmallTrainings.in(folder.resolve("trainings"));
        Stage stage = FxToolkit.registerStage(Stage::new);
        robot.interact(() -> {
            model =
                    new TrainingViewModel(
                            () -> trainings,
                            List.of("fashion-mnist"),
                            work -> Thread.ofVirtual().start(work),
                            Platform::runLater);
            view = new TrainingView(model);
            scene = new Scene(view, 1440, 900);
            Theme.LIGHT.apply(scene);
            stage.setScene(scene);
            stage.show();
            model.refresh();
        });
    }

    @AfterEach
    void close() {
        robot.interact(() -> scene.getWindow().hide());
    }

    @Test
    void setsUpTrainsPausesGoesOnUnsealsAndExports() throws Exception {
        open();
        pictures("training-empty");
        robot.clickOn("Start");
        assertThat(model.refusalProperty().get().orElseThrow().message())
                .startsWith("A genotype is needed");
        pictures("training-refused");
        setUp(TINY);
        pictures("training-set-up");
        robot.clickOn("Estimate");
        await(() -> model.live().estimateProperty().get().contains("an estimate"));
        robot.clickOn("Start");
        await(() -> epochs() >= 1 && model.live().positionProperty().get().isPresent());
        pictures("training-running");
        robot.clickOn("Pause");
        await(() -> model.live().doingProperty().get() == Doing.NOTHING);
        await(() -> state().equals(Optional.of(State.PAUSED)));
        assertThat(label("#training-said")).startsWith("Paused, with everything saved.");
        pictures("training-paused");
        int before = epochs();

        reopen();
        await(() -> model.kept().size() == 1);
        assertThat(model.kept().getFirst().state()).isEqualTo(State.PAUSED);
        await(() -> robot.lookup("#trainings .list-cell").tryQuery().isPresent());
        robot.doubleClickOn("#trainings .list-cell");
        await(() -> state().equals(Optional.of(State.PAUSED)));
        assertThat(model.form().number("epochs").get()).isEqualTo("4");
        robot.clickOn("Resume");
        await(() -> state().equals(Optional.of(State.FINISHED)));
        assertThat(before).isLessThan(4);
        assertThat(epochs()).isEqualTo(4);
        assertThat(label("#training-test")).startsWith("The test accuracy is sealed");
        pictures("training-finished");
        robot.clickOn("Unseal the test accuracy");
        await(() -> label("#training-test").startsWith("Test accuracy "));
        export();
        assertThat(faults).isEmpty();
    }

    @Test
    void trainsSeveralSeedsAndStopsWithinASecond() throws Exception {
        open();
        setUp(Map.of("images", "320", "held", "100", "batch", "16", "epochs", "2"));
        robot.interact(() -> model.form().seedsProperty().set("3"));
        robot.clickOn("Start");
        await(() -> epochs() >= 3);
        MachineNoise.assertWithin(
                Duration.ofSeconds(3),
                () -> {
                    robot.clickOn("Stop");
                    await(() -> model.live().doingProperty().get() == Doing.NOTHING);
                });
        await(() -> state().equals(Optional.of(State.INTERRUPTED)));
        pictures("training-interrupted");
        robot.clickOn("Resume");
        await(() -> state().equals(Optional.of(State.FINISHED)));
        TableView<?> seeds = robot.lookup("#training-seeds").queryTableView();
        assertThat(seeds.getItems()).hasSize(3);
        robot.clickOn("Unseal the test accuracy");
        await(() -> label("#training-test").contains("3 seeds"));
        pictures("training-seeds");
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsSaidIsOfWhatIsSetUpNow() throws Exception {
        open();
        setUp(TINY);
        robot.clickOn("Estimate");
        await(() -> model.live().estimateProperty().get().contains("an estimate"));
        robot.interact(() -> model.form().number("epochs").set("40"));
        assertThat(model.live().estimateProperty().get()).isEmpty();
        robot.clickOn("Estimate");
        robot.clickOn("New training");
        await(() -> model.live().doingProperty().get() == Doing.NOTHING);
        assertThat(model.live().estimateProperty().get()).isEmpty();

        setUp(TINY);
        robot.interact(() -> model.form().datasetProperty().set("nowhere"));
        robot.clickOn("Start");
        await(() -> model.refusalProperty().get().isPresent());
        await(() -> model.shownProperty().get().isEmpty());
        assertThat(label("#training-state")).isEqualTo("not begun");
        robot.interact(() -> model.form().datasetProperty().set("fashion-mnist"));
        assertThat(model.refusalProperty().get()).isEmpty();

        robot.interact(() -> {
            model.start().run();
            assertThat(label("#training-state")).isEqualTo("running");
            assertThat(label("#training-said")).isEqualTo("Reading the data set.");
        });
        await(() -> model.live().positionProperty().get().isPresent());
        robot.clickOn("Stop");
        await(() -> state().equals(Optional.of(State.INTERRUPTED)));
        assertThat(label("#training-said")).startsWith("Interrupted. Resume goes on");
    }

    private void setUp(Map<String, String> numbers) {
        robot.interact(() -> {
            model.form().genotypeProperty().set(new NasBench201Space().textbook().genotype());
            numbers.forEach((name, text) -> model.form().number(name).set(text));
        });
    }

    private void reopen() throws Exception {
        robot.interact(() -> scene.getWindow().hide());
        open();
    }

    private void export() throws Exception {
        Path module = folder.resolve("net.py");
        Path csv = folder.resolve("net.csv");
        saved(TrainingFile.PYTORCH, module);
        saved(TrainingFile.CURVES, csv);
        assertThat(Files.readString(module)).contains("WEIGHTS = \"net.safetensors\"");
        assertThat(Safetensors.read(folder.resolve("net.safetensors")).tensors())
                .containsKey("stem.0.weight");
        assertThat(Files.readAllLines(csv)).hasSize(5);
        Path events = folder.resolve("events.out.tfevents.net");
        saved(TrainingFile.TENSORBOARD, events);
        assertThat(Files.size(events)).isGreaterThan(1000);
        robot.interact(() -> model.export(TrainingFile.PYTORCH, module));
        await(() -> model.refusalProperty().get().isPresent());
        Path genotype = folder.resolve("net.txt");
        saved(TrainingFile.GENOTYPE, genotype);
        assertThat(TrainingFile.genotype(genotype))
                .isEqualTo(new NasBench201Space().textbook().genotype());
    }

    private void saved(TrainingFile format, Path file) throws Exception {
        robot.interact(() -> model.export(format, file));
        await(() -> label("#training-said").equals("Saved as %s.".formatted(file)));
    }

    private int epochs() {
        return model.shownProperty().get().map(KeptTraining::epochs).orElse(0);
    }

    private Optional<State> state() {
        return model.shownProperty().get().map(KeptTraining::state);
    }

    private String label(String id) {
        return robot.lookup(id).<Label>query().getText();
    }

    private void pictures(String name) throws Exception {
        for (Theme theme : Theme.values()) {
            for (int[] size : List.of(new int[] {1024, 700}, new int[] {1440, 900})) {
                robot.interact(() -> {
                    theme.apply(scene);
                    scene.getWindow().setWidth(size[0]);
                    scene.getWindow().setHeight(size[1]);
                });
                WaitForAsyncUtils.waitForFxEvents();
                String file =
                        "%s-%s-%dx%d"
                                .formatted(
                                        name,
                                        theme.name().toLowerCase(Locale.ROOT),
                                        size[0],
                                        size[1]);
                robot.interact(() -> picture(file));
            }
        }
    }

    /** One drawing, saved and looked over, with nothing changing between. */
    private void picture(String file) {
        view.applyCss();
        view.layout();
        BufferedImage picture = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
        try {
            ImageIO.write(picture, "png", PICTURES.resolve(file + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faults.addAll(SceneAudit.faults(scene).stream().map(f -> file + ": " + f).toList());
    }

    private static void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }
}
