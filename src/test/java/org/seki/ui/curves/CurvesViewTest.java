package org.seki.ui.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jfree.chart.LegendItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.evaluation.Evaluation;
import org.seki.search.SearchEvent;
import org.seki.space.Spaces;
import org.seki.ui.curves.CurvesViewModel.Tab;
import org.seki.ui.fx.ChartPane;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.Palette;
import org.seki.ui.fx.PictureFile;
import org.seki.ui.fx.Pictures;
import org.seki.ui.fx.SampleRun;
import org.seki.ui.fx.SceneAudit;
import org.seki.ui.fx.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CurvesViewTest {
    private final SampleRun run = new SampleRun(Spaces.of("darts").orElseThrow(), 24, 26, 7);
    private final CurvesViewModel model = new CurvesViewModel(run.feed());

    private static final Path FOLDER = Path.of("target", "screenshots");

    private final List<String> faults = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Scene scene;

    @SuppressWarnings("NullAway.Init")
    private CurvesView view;

    @Start
    void start(Stage stage) {
        Theme.loadFonts(Path.of("assets/fonts"));
        run.trained().until(30);
        model.overlays().always().add(new Reference.Level("textbook cell", 74.5));
        model.overlays().always().add(random());
        view = new CurvesView(model);
        scene = new Scene(view, 766, 470);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.sizeToScene();
        stage.show();
    }

    private static Reference.Band random() {
        List<Double> middle = new ArrayList<>();
        for (int i = 0; i <= 50; i++) {
            middle.add(67 + 5.5 * (1 - Math.exp(-i / 12.0)));
        }
        return new Reference.Band(
                "random, 95 %",
                middle,
                middle.stream().map(m -> m - 1.3).toList(),
                middle.stream().map(m -> m + 1.2).toList());
    }

    @Test
    void clickOnACandidateSelectsItEverywhere(FxRobot robot) {
        IterationRow row = run.feed().row(12).orElseThrow();
        Point2D at = place(row);
        robot.moveTo(at);
        WaitForAsyncUtils.waitForFxEvents();
        String card =
                robot.lookup(".hover-card .label").queryAll().stream()
                        .map(n -> ((Label) n).getText())
                        .collect(Collectors.joining("\n"));
        assertTrue(card.startsWith("Architecture 12"), card);
        shoot(robot, "curves-hover-light");
        robot.clickOn(at);
        assertEquals(Optional.of(row), run.feed().selected());
    }

    private Point2D place(IterationRow row) {
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> scene.getRoot().layout());
        ChartPane pane = view.search().pane();
        return pane.localToScreen(
                pane.place(
                        new ChartPane.Target(
                                row.iteration(), row.score(), 0, Optional.empty(), "", List::of)));
    }

    /** Colours and marks once had to be guessed, or pointed at one by one. */
    @Test
    void everyMarkOfAChartIsNamedAboveIt() {
        assertEquals(
                List.of(
                        "best so far",
                        "initial",
                        "self-evolution",
                        "knowledge inspiration",
                        "3 rejected"),
                key(view, model, Tab.SEARCH));
        assertEquals(
                List.of("Pareto front", "initial", "self-evolution", "knowledge inspiration"),
                key(view, model, Tab.PARETO));
        assertEquals(
                List.of(
                        "parent",
                        "shown to the selected",
                        "ancestors of the selected",
                        "initial",
                        "self-evolution",
                        "knowledge inspiration"),
                key(view, model, Tab.LINEAGE));
    }

    private List<String> key(CurvesView of, CurvesViewModel by, Tab tab) {
        List<String> names = new ArrayList<>();
        WaitForAsyncUtils.asyncFx(() -> {
            by.tabProperty().set(tab);
            scene.getRoot().layout();
            of.chart()
                    .orElseThrow()
                    .chart()
                    .getPlot()
                    .getLegendItems()
                    .iterator()
                    .forEachRemaining(i -> names.add(((LegendItem) i).getLabel()));
        });
        WaitForAsyncUtils.waitForFxEvents();
        return names;
    }

    @Test
    void picturesOfThePanel(FxRobot robot) {
        shoot(robot, "curves-search-light");
        robot.interact(() -> Theme.DARK.apply(scene));
        shoot(robot, "curves-search-dark");
        robot.interact(() -> model.tabProperty().set(Tab.SUPERNET));
        shoot(robot, "curves-supernet-dark");
        robot.interact(() -> Theme.LIGHT.apply(scene));
        shoot(robot, "curves-supernet-light");
        robot.interact(() -> {
            model.tabProperty().set(Tab.SEARCH);
            model.overlays().always().clear();
            model.overlays().always().add(others());
            run.until(50);
            run.pump()
                    .event(
                            new SearchEvent.Health(
                                    41,
                                    "Stalled",
                                    "No new best for 15 iterations.",
                                    "Widen ξ or switch the stage."));
            run.pump().drain();
        });
        shoot(robot, "curves-overlay-light");
    }

    @Test
    void thousandsOfIterationsCanBeRead(FxRobot robot) {
        model.overlays().always().clear();
        SampleRun whole = new SampleRun(Spaces.of("nasbench201").orElseThrow(), 2000, 1000, 7);
        CurvesViewModel lasting = new CurvesViewModel(whole.feed());
        CurvesView shown = new CurvesView(lasting);
        robot.interact(() -> {
            whole.until(2399);
            whole.next().stream().map(CurvesViewTest::hopeless).forEach(whole.pump()::event);
            whole.pump().drain();
            scene.setRoot(shown);
        });
        shoot(robot, "curves-long-light");
        assertEquals("1 below the axis", key(shown, lasting, Tab.SEARCH).getLast());
        assertEquals("3 below the axis", key(shown, lasting, Tab.PARETO).getLast());
        shoot(robot, "curves-long-pareto-light");
        robot.clickOn("Lineage");
        shoot(robot, "curves-long-lineage-light");
    }

    private static SearchEvent hopeless(SearchEvent event) {
        return event instanceof SearchEvent.Evaluated e
                ? new SearchEvent.Evaluated(
                        e.iteration(),
                        e.stage(),
                        e.parent(),
                        e.architecture(),
                        new Evaluation(10, Map.of(), 0.8, "made up", Optional.empty()))
                : event;
    }

    @Test
    void theCandidatesInOtherViews(FxRobot robot) {
        robot.clickOn("Pareto");
        shoot(robot, "curves-pareto-light");
        robot.clickOn("Lineage");
        shoot(robot, "curves-lineage-light");
        robot.interact(() -> Theme.DARK.apply(scene));
        shoot(robot, "curves-lineage-dark");
        robot.clickOn("Pareto");
        shoot(robot, "curves-pareto-dark");
    }

    @Test
    void aBrushOnAnAxisKeepsTheLinesThatPassThere(FxRobot robot) {
        robot.clickOn("Parallel");
        shoot(robot, "curves-parallel-light");
        ParallelPane pane = view.parallel();
        int last = model.parallelProperty().get().axes().size() - 1;
        Point2D top = pane.localToScreen(pane.frame().x(last), pane.frame().y(1) - 4);
        Point2D middle = pane.localToScreen(pane.frame().x(last), pane.frame().y(0.5));
        robot.drag(top.getX(), top.getY(), javafx.scene.input.MouseButton.PRIMARY)
                .dropTo(middle.getX(), middle.getY());
        WaitForAsyncUtils.waitForFxEvents();

        double[] scores =
                run.feed().iterations().stream()
                        .mapToDouble(IterationRow::score)
                        .sorted()
                        .toArray();
        double half = (scores[0] + scores[scores.length - 1]) / 2;
        assertEquals(
                run.feed().iterations().stream()
                        .filter(r -> r.score() >= half)
                        .map(IterationRow::iteration)
                        .collect(Collectors.toSet()),
                model.brushedProperty().get().orElseThrow());
        shoot(robot, "curves-brushed-light");
        robot.interact(() -> Theme.DARK.apply(scene));
        shoot(robot, "curves-brushed-dark");
        robot.clickOn("#curves-clear-brushes");
        assertEquals(Optional.empty(), model.brushedProperty().get());
    }

    /** Parameters and Multiply-adds once nearly touched in a narrow window. */
    @ParameterizedTest
    @CsvSource({"900, Multiply-adds", "700, MACs", "560, MACs"})
    void namesOfParallelAxesKeepApart(int width, String macs, FxRobot robot) {
        robot.interact(() -> model.tabProperty().set(Tab.PARALLEL));
        robot.interact(() -> scene.getWindow().setWidth(width));
        shoot(robot, "curves-parallel-%d-light".formatted(width));
        ParallelDrawing drawing =
                new ParallelDrawing(
                        model.parallelProperty().get(),
                        view.parallel().frame(),
                        new Palette(),
                        ParallelDrawing.MOST);
        List<String> names = drawing.names();
        assertTrue(names.contains(macs), names.toString());
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                double taken =
                        (ParallelDrawing.width(names.get(i)) + ParallelDrawing.width(names.get(j)))
                                / 2;
                assertTrue(
                        drawing.nameY(i) != drawing.nameY(j)
                                || (j - i) * drawing.frame().apart() - taken
                                        >= ParallelDrawing.BESIDE,
                        names.get(i) + " and " + names.get(j));
            }
        }
    }

    /** An earlier version cut pictures off, and drew them white in the dark. */
    @Test
    void exportedPicturesAreWholeAndInTheThemesColours(FxRobot robot) throws Exception {
        for (Theme theme : Theme.values()) {
            for (Tab tab : Tab.values()) {
                robot.interact(() -> {
                    theme.apply(scene);
                    model.tabProperty().set(tab);
                });
                WaitForAsyncUtils.waitForFxEvents();
                String name =
                        "export-"
                                + tab.name().toLowerCase(java.util.Locale.ROOT)
                                + "-"
                                + theme.name().toLowerCase(java.util.Locale.ROOT);
                Path png = FOLDER.resolve(name + ".png");
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    scene.getRoot().layout();
                                    CurveExports.png(view, model, png);
                                    if (tab != Tab.PARALLEL) {
                                        CurveExports.svg(view, FOLDER.resolve(name + ".svg"));
                                    }
                                    return true;
                                })
                        .get();
                if (tab == Tab.SUPERNET) {
                    String svg = Files.readString(FOLDER.resolve(name + ".svg"));
                    assertTrue(svg.contains("Supernet loss"), "the loss");
                    assertTrue(svg.contains("Supernet accuracy"), "and the accuracy beside it");
                }
                PictureFile picture = PictureFile.read(png);
                assertEquals(2 * Math.round(view.shown().getWidth()), picture.image().getWidth());
                assertEquals(theme == Theme.LIGHT ? 0xffffff : 0x0d1117, picture.ground(), name);
                for (int margin : picture.margins()) {
                    assertTrue(margin >= 1 && margin < 200, name + " leaves " + margin + " px");
                }
            }
        }
    }

    @Test
    void aSmallPanelIsWhole(FxRobot robot) {
        robot.interact(() -> scene.getWindow().setWidth(600));
        robot.interact(() -> scene.getWindow().setHeight(260));
        shoot(robot, "curves-small-light");
        robot.interact(() -> model.tabProperty().set(Tab.SUPERNET));
        shoot(robot, "curves-small-supernet-light");
    }

    private static Reference.Runs others() {
        List<List<Double>> runs = new ArrayList<>();
        for (int r = 0; r < 5; r++) {
            Random random = new Random(r);
            double[] scores = new double[51];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = 66 + 7 * (1 - Math.exp(-i / 15.0)) + 1.2 * random.nextGaussian();
            }
            runs.add(Reference.bestSoFar(scores));
        }
        return new Reference.Runs("five earlier runs", runs);
    }

    private void shoot(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
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
