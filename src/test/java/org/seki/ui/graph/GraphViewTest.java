package org.seki.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seki.space.Architecture;
import org.seki.space.Spaces;
import org.seki.ui.fx.PictureFile;
import org.seki.ui.fx.Pictures;
import org.seki.ui.fx.PngFile;
import org.seki.ui.fx.SampleRun;
import org.seki.ui.fx.SceneAudit;
import org.seki.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class GraphViewTest {
    private final SampleRun darts = new SampleRun(Spaces.of("darts").orElseThrow(), 24, 26, 7);
    private final List<Architecture> injected = new ArrayList<>();
    private final SampleRun cells = new SampleRun(Spaces.of("nasbench201").orElseThrow(), 8, 8, 3);

    private final List<String> faults = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @Start
    void start(Stage stage) {
        Theme.loadFonts(Path.of("assets/fonts"));
        darts.until(30);
        cells.until(12);
        scene = new Scene(view(darts), 766, 332);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.sizeToScene();
        stage.show();
    }

    private GraphView view(SampleRun run) {
        GraphViewModel model =
                new GraphViewModel(
                        run.feed(), Optional.of(injected::add), Runnable::run, Runnable::run);
        model.reducedMotionProperty().set(true);
        return new GraphView(model);
    }

    @Test
    void picturesOfThePanel(FxRobot robot) {
        shoot(robot, "graph-darts-light");
        robot.interact(() -> Theme.DARK.apply(scene));
        shoot(robot, "graph-darts-dark");
        robot.interact(() -> scene.setRoot(view(cells)));
        shoot(robot, "graph-nasbench201-dark");
        robot.interact(() -> Theme.LIGHT.apply(scene));
        shoot(robot, "graph-nasbench201-light");
    }

    @Test
    void pointingAtAnEdgeTellsWhatTheRunKnowsOfIt(FxRobot robot) {
        EdgeView edge =
                robot.lookup(n -> n instanceof EdgeView e && e.mark() == EdgeView.Mark.KEPT)
                        .query();
        Route route =
                CellLayout.of(new CellShape(2, 4, true))
                        .route(edge.edge().from(), edge.edge().to());
        robot.moveTo(
                edge.localToScreen(route.middle().x(), route.middle().y() + edge.key().lane()));
        WaitForAsyncUtils.waitForFxEvents();

        String card =
                robot.lookup(".hover-card .label").queryAll().stream()
                        .map(n -> ((Label) n).getText())
                        .collect(Collectors.joining("\n"));
        assertTrue(card.startsWith(Legend.name(edge.edge().operation())), card);
        assertTrue(card.contains("of the best 10") && card.contains("With it"), card);
        List<Node> lit =
                robot.lookup(n -> n instanceof EdgeView && n.getOpacity() == 1).queryAll().stream()
                        .toList();
        assertTrue(lit.contains(edge) && lit.size() < 16, "the path is lit, the rest is not");
        shoot(robot, "graph-hover-light");
    }

    @Test
    void twoCandidatesCompareAndFindLightsAnOperation(FxRobot robot) {
        GraphViewModel model = ((GraphView) scene.getRoot()).model();
        robot.interact(() -> model.baseProperty().set(new GraphViewModel.Base.Iteration(4)));
        assertEquals("4", model.picture().orElseThrow().against().orElseThrow());
        assertEquals(
                model.picture().orElseThrow().cells().stream()
                        .mapToLong(c -> c.removed().size() + c.changed().size())
                        .sum(),
                robot.lookup(n -> n instanceof EdgeView e && e.mark() == EdgeView.Mark.REMOVED)
                        .queryAll()
                        .size());
        shoot(robot, "graph-compared-light");
        robot.interact(() -> model.findProperty().set("max_pool"));
        assertTrue(
                robot
                        .lookup(n -> n instanceof EdgeView e && n.getOpacity() == 1)
                        .queryAll()
                        .stream()
                        .allMatch(n ->
                                ((EdgeView) n).edge().operation().text().equals("max_pool_3x3")));
        robot.interact(() -> model.tabProperty().set(GraphViewModel.Tab.TEXT));
        shoot(robot, "graph-text-light");
    }

    @Test
    void anEdgeIsChangedInACopyAndTheCopyInjected(FxRobot robot) {
        EdgeView edge =
                robot.lookup(n -> n instanceof EdgeView e && e.mark() == EdgeView.Mark.KEPT)
                        .query();
        Route route =
                CellLayout.of(new CellShape(2, 4, true))
                        .route(edge.edge().from(), edge.edge().to());
        robot.clickOn(
                edge.localToScreen(route.middle().x(), route.middle().y() + edge.key().lane()));
        robot.clickOn("#to-max_pool_3x3");
        WaitForAsyncUtils.waitForFxEvents();
        shoot(robot, "graph-draft-light");
        robot.interact(() -> Theme.DARK.apply(scene));
        shoot(robot, "graph-draft-dark");
        assertTrue(robot.lookup("#draft-forecast").<Label>query().getText().startsWith("Expected"));
        robot.clickOn("#draft-inject");
        assertEquals(1, injected.size());
        assertEquals(
                1,
                injected.getFirst()
                        .space()
                        .distance(injected.getFirst(), darts.architectures().get(30)));
    }

    /** However far the panel is zoomed, the picture is the whole drawing at twice its size. */
    @Test
    void anExportedPictureIsWholeAndInTheThemesColours(FxRobot robot) throws Exception {
        GraphView view = (GraphView) scene.getRoot();
        int width = 0;
        for (Theme theme : Theme.values()) {
            for (int zooms : new int[] {0, 7, -9}) {
                robot.interact(() -> {
                    theme.apply(scene);
                    view.drawn().fit();
                    view.layout();
                    for (int i = 0; i < Math.abs(zooms); i++) {
                        if (zooms > 0) {
                            view.drawn().zoomIn();
                        } else {
                            view.drawn().zoomOut();
                        }
                    }
                });
                Path file =
                        Path.of(
                                "target/screenshots",
                                "export-graph-"
                                        + theme.name().toLowerCase(java.util.Locale.ROOT)
                                        + ".png");
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    PngFile.write(view.drawn().drawing(), view.ground(), file);
                                    return true;
                                })
                        .get();
                PictureFile picture = PictureFile.read(file);
                assertEquals(theme == Theme.LIGHT ? 0xffffff : 0x0d1117, picture.ground());
                assertTrue(width == 0 || width == picture.image().getWidth(), "one size");
                width = picture.image().getWidth();
                for (int margin : picture.margins()) {
                    assertTrue(margin >= 1 && margin < 80, margin + " px of ground at an edge");
                }
            }
        }
    }

    @Test
    void narrowAndHighPanelsStackTheCells(FxRobot robot) {
        robot.interact(() -> scene.getWindow().setWidth(480));
        robot.interact(() -> scene.getWindow().setHeight(620));
        shoot(robot, "graph-narrow-light");
    }

    @Test
    void theNetworkTabShowsTheCellsInSequence(FxRobot robot) {
        robot.clickOn("Network");
        shoot(robot, "graph-network-light");
        robot.interact(() -> {
            GraphView other = view(cells);
            other.model().tabProperty().set(GraphViewModel.Tab.NETWORK);
            scene.setRoot(other);
            Theme.DARK.apply(scene);
        });
        shoot(robot, "graph-network-dark");
    }

    private void shoot(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            Pictures.take(scene, name);
            faults.addAll(SceneAudit.faults(scene).stream().map(x -> name + ": " + x).toList());
        });
        if (!name.contains("hover")) {
            assertEquals(List.of(), faults, "nothing cut short or overlapping");
        }
        faults.clear();
    }
}
