package org.seki.ui.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.device.Folders;
import org.seki.experiment.Studies;
import org.seki.experiment.StudyFixture;
import org.seki.ui.experiments.ExperimentsViewModel.Doing;
import org.seki.ui.fx.SceneAudit;
import org.seki.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A study from the first click to its files, and pictures of it in both themes and sizes. */
class ExperimentsViewTest {
    private static final Path PICTURES = Path.of("target/screenshots");

    private final FxRobot robot = new FxRobot();

    @TempDir private Path folder;

    private ExperimentsViewModel model;
    private ExperimentsView view;
    private Scene scene;
    private final List<String> faults = new ArrayList<>();

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme.loadFonts(Folders.ofPlatform().assets().resolve("fonts"));
        Files.createDirectories(PICTURES);
    }

    @AfterEach
    void close() {
        if (scene != null) { // skipped where there is no table
            robot.interact(() -> scene.getWindow().hide());
        }
    }

    private void open() throws Exception {
        Studies studies = StudyFixture.studies(folder.resolve("w"));
        Stage stage = FxToolkit.registerStage(Stage::new);
        robot.interact(() -> {
            model =
                    new ExperimentsViewModel(
                            () -> studies,
                            work -> Thread.ofVirtual().start(work),
                            Platform::runLater);
            view = new ExperimentsView(model);
            scene = new Scene(view, 1440, 900);
            Theme.LIGHT.apply(scene);
            stage.setScene(scene);
            stage.show();
        });
    }

    @Test
    void setsUpPlaysStopsExtendsAndExports() throws Exception {
        Path table = StudyFixture.nasbench201();
        open();
        pictures("experiments-empty");
        robot.interact(() -> model.form().table().choose(table));
        await(() -> model.form().table().read().isPresent());
        robot.clickOn("cifar100");
        write("#study-evaluations", "10, 20, 50");
        write("#study-seeds", "300");
        pictures("experiments-set-up");

        robot.clickOn("Run");
        await(() -> model.seenProperty().get().filter(s -> s.played() >= 30).isPresent());
        pictures("experiments-playing");
        robot.clickOn("Stop");
        await(() -> model.doingProperty().get() == Doing.NOTHING);
        int played = model.seenProperty().get().orElseThrow().played();
        assertThat(played).isBetween(30, 2999);

        write("#study-seeds", "40");
        robot.clickOn("Run");
        await(() -> model.doingProperty().get() == Doing.NOTHING);
        assertThat(model.seenProperty().get().orElseThrow().finished()).isTrue();
        TableView<?> results = robot.lookup("#study-results").queryTableView();
        assertThat(results.getItems()).hasSize(2 * 3 * 5);
        robot.interact(() -> model.datasetProperty().set("cifar100"));
        pictures("experiments-finished");
        robot.clickOn("Paired comparison");
        TableView<?> pairs = robot.lookup("#study-pairs").queryTableView();
        assertThat(pairs.getItems()).hasSize(2 * 3 * 10);
        pictures("experiments-pairs");
        export();
        assertThat(faults).isEmpty();
    }

    private void export() throws Exception {
        Seen seen = model.seenProperty().get().orElseThrow();
        Path csv = folder.resolve("study.csv");
        Path markdown = folder.resolve("study.md");
        Path svg = folder.resolve("study.svg");
        StudyExports.csv(seen, csv);
        StudyExports.markdown(seen, markdown);
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            StudyExports.svg(view, svg);
                            return true;
                        })
                .get();
        assertThat(Files.readString(csv)).contains("cifar100,statistical,50,40,");
        assertThat(Files.readString(markdown)).contains("statistical − random");
        assertThat(Files.readString(svg)).contains("<svg", "best by validation");
    }

    private void write(String field, String text) {
        robot.doubleClickOn(field);
        robot.interact(() -> robot.lookup(field).queryTextInputControl().setText(text));
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
                WaitForAsyncUtils.sleep(120, TimeUnit.MILLISECONDS);
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
                180,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }
}
