package org.seki.ui.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.RealEvaluators;
import org.seki.device.Folders;
import org.seki.experiment.CorrelationReport;
import org.seki.experiment.Correlations;
import org.seki.experiment.StudyFixture;
import org.seki.search.SearchSettings.Choice;
import org.seki.space.Spaces;
import org.seki.store.Workspace;
import org.seki.ui.experiments.CorrelationForm.Against;
import org.seki.ui.experiments.CorrelationWork.Doing;
import org.seki.ui.fx.HoverCard;
import org.seki.ui.fx.SceneAudit;
import org.seki.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** An evaluator held against a table, with real untrained networks: refusals, points, files. */
class CorrelationViewTest {
    private final FxRobot robot = new FxRobot();

    @TempDir private Path folder;

    private CorrelationModel model;
    private CorrelationView view;

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        Theme.loadFonts(Folders.ofPlatform().assets().resolve("fonts"));
    }

    @AfterEach
    void close() {
        if (view != null) { // skipped where there is no table
            robot.interact(() -> view.getScene().getWindow().hide());
        }
    }

    private void open() throws Exception {
        Workspace workspace =
                new Workspace(
                        folder.resolve("w"), id -> Spaces.of(id).orElseThrow(), Clock.systemUTC());
        Correlations correlations = new Correlations(workspace, RealEvaluators.all());
        Choice naswot =
                new Choice(
                        "zerocost",
                        Map.of(
                                "parts", "naswot",
                                "channels", "8",
                                "images", "8",
                                "draws", "1",
                                "reference", "4"));
        Stage stage = FxToolkit.registerStage(Stage::new);
        robot.interact(() -> {
            model =
                    new CorrelationModel(
                            () -> correlations,
                            workspace::runs,
                            List.of(new Offered("Untrained networks", naswot)),
                            work -> Thread.ofVirtual().start(work),
                            Platform::runLater,
                            _ -> {});
            view = new CorrelationView(model, List.of("fashion-mnist"));
            Scene scene = new Scene(view, 972, 700);
            Theme.DARK.apply(scene);
            stage.setScene(scene);
            stage.show();
        });
    }

    @Test
    void refusesMeasuresShowsEachPointAndWritesFiles() throws Exception {
        Path table = StudyFixture.nasbench201();
        open();
        assertThat(refusal()).contains("no table is chosen");
        Path tested = table.resolveSibling("../darts/darts_random214.csv");
        robot.interact(() -> model.form().table().choose(tested));
        await(() -> model.form().table().read().isPresent());
        assertThat(model.form().truthChoices())
                .containsExactly("cifar10_test_best", "cifar10_test_final")
                .startsWith(model.form().truthProperty().get());
        robot.interact(() -> model.form().table().choose(table));
        await(() -> model.form().truthProperty().get().equals("cifar10"));
        assertThat(after(() -> model.form().architecturesProperty().set("5"))).contains("5 archi");
        assertThat(after(() -> model.form().architecturesProperty().set("many"))).contains("many");
        robot.interact(() -> model.form().architecturesProperty().set("12"));
        assertThat(after(() -> model.form().spaceProperty().set("darts")))
                .contains("is of the space nasbench201, not of darts");
        robot.interact(() -> model.form().spaceProperty().set("nasbench201"));
        assertThat(after(() -> model.form().datasetProperty().set("nowhere"))).contains("nowhere");
        robot.interact(() -> model.form().datasetProperty().set("fashion-mnist"));
        assertThat(after(() -> model.searchingProperty().set(true)))
                .contains("A search is at work");
        robot.interact(() -> model.searchingProperty().set(false));
        assertThat(folder.resolve("w/correlations")).doesNotExist();

        robot.clickOn("Measure");
        await(() ->
                model.report().isPresent() && model.work().doingProperty().get() == Doing.NOTHING);
        CorrelationReport report = model.report().orElseThrow();
        TableView<?> parts = robot.lookup("#correlation-parts").queryTableView();
        assertThat(parts.getItems()).hasSameSizeAs(report.parts());
        assertThat(robot.lookup("#correlation-summary").queryAs(Label.class).getText())
                .contains("12 architectures", "s each", "nasbench201.csv");
        robot.interact(() -> parts.getSelectionModel().select(1));
        assertThat(model.partProperty().get()).isEqualTo(report.parts().get(1).part());
        hover(report);
        files(report);
        List<String> faults = new ArrayList<>();
        robot.interact(() -> faults.addAll(SceneAudit.faults(view.getScene())));
        assertThat(faults).isEmpty();

        robot.clickOn("New measurement");
        assertThat(model.report()).isEmpty();
        robot.interact(() -> model.form().againstProperty().set(Against.TRAINING));
        robot.interact(() -> model.look(model.kept().getFirst()));
        assertThat(model.report()).contains(report);
        assertThat(model.form().againstProperty().get()).isEqualTo(Against.TABLE);
    }

    private void hover(CorrelationReport report) throws Exception {
        CorrelationReport.Point best = report.best().getFirst();
        Point2D[] at = new Point2D[1];
        robot.interact(() -> {
            view.applyCss();
            view.layout();
            var target =
                    view.chart().points().stream()
                            .filter(t -> t.y() == best.truth())
                            .findFirst()
                            .orElseThrow();
            at[0] = view.chart().pane().localToScreen(view.chart().pane().place(target));
        });
        robot.moveTo(at[0].add(3, 3));
        HoverCard card =
                (HoverCard)
                        robot.from(view)
                                .lookup((Node n) -> n instanceof HoverCard && n.isVisible())
                                .query();
        List<String> lines = new ArrayList<>();
        robot.interact(() -> card.getChildren().forEach(n -> lines.add(((Label) n).getText())));
        assertThat(String.join("", lines))
                .contains(best.genotype(), CorrelationWords.value(best.truth()), "best tenth");
    }

    private void files(CorrelationReport report) throws Exception {
        for (CorrelationExports format : CorrelationExports.values()) {
            Path file = folder.resolve(format.name());
            WaitForAsyncUtils.asyncFx(
                            () -> {
                                format.write(report, view.chart().pane(), file);
                                return true;
                            })
                    .get();
            assertThat(Files.size(file)).as(format.name()).isGreaterThan(500);
        }
        assertThat(Files.readAllLines(folder.resolve("CSV")))
                .hasSize(13)
                .startsWith(
                        "genotype,truth,best_tenth,seconds,"
                                + String.join(
                                        ",", report.parts().stream().map(p -> p.part()).toList()));
        assertThat(Files.readString(folder.resolve("SVG"))).contains("<svg");
    }

    private String after(Runnable change) throws Exception {
        robot.interact(change);
        return refusal();
    }

    private String refusal() throws Exception {
        robot.interact(model.start()::run);
        await(() -> model.work().doingProperty().get() == Doing.NOTHING);
        assertThat(model.work().refusalProperty().get()).isPresent();
        return robot.lookup("#correlation-refusal .refused").queryAs(Label.class).getText();
    }

    private static void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }
}
