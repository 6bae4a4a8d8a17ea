package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.search.Note;
import org.seki.ui.curves.Overlay;
import org.seki.ui.fx.ChartPane;
import org.seki.ui.fx.Pictures;
import org.seki.ui.repository.Entry;
import org.testfx.util.WaitForAsyncUtils;

/** What is done in one panel and seen in the others. */
class PanelsTogetherTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private OpenWindow window;

    @BeforeAll
    static void toolkit() throws Exception {
        OpenWindow.toolkit();
    }

    @BeforeEach
    void open() throws Exception {
        window = new OpenWindow(folder, Duration.ofMillis(5));
        window.earlier("random", 2);
        window.searchUntil(12);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void aClickInTheCurveSelectsEverywhere() throws Exception {
        window.robot().clickOn(window.row(3));
        int third = window.feed().selected().orElseThrow().iteration();
        Point2D at = marked();
        window.robot().clickOn(window.row(1));
        assertTrue(window.feed().selected().orElseThrow().iteration() != third);

        window.robot().clickOn(at);

        assertEquals(third, window.feed().selected().orElseThrow().iteration());
        String number = Integer.toString(third).replace('-', '−');
        window.await("the graph shows it", () -> window.shows("Architecture " + number));
        assertEquals(third, table().getSelectionModel().getSelectedItem().row().iteration());
        assertEquals(3, window.run().repository().rank(third));
        Set<Node> stories = window.robot().lookup(".story").queryAll();
        assertTrue(
                stories.stream()
                        .filter(n ->
                                n.getPseudoClassStates().stream()
                                        .anyMatch(p -> p.getPseudoClassName().equals("selected")))
                        .flatMap(n -> n.lookupAll(".label").stream())
                        .anyMatch(n ->
                                n instanceof javafx.scene.control.Label l
                                        && l.getText().equals(number)),
                "its reasoning is marked");
    }

    @Test
    void brushingAnAxisFiltersTheTable() throws Exception {
        window.clickOn("Parallel");
        WaitForAsyncUtils.waitForFxEvents();
        Region pane = window.robot().lookup(".parallel-pane").query();
        double x = pane.getWidth() - 64;
        Point2D top = pane.localToScreen(x, 36);
        Point2D middle = pane.localToScreen(x, pane.getHeight() * 0.4);
        window.robot().drag(middle).dropTo(top);

        window.await("fewer rows", () -> table().getItems().size() < 12);
        assertTrue(table().getItems().size() >= 1);
        Set<Integer> ranks =
                table().getItems().stream()
                        .map(e -> window.run().repository().rank(e.row().iteration()))
                        .collect(Collectors.toSet());
        assertTrue(ranks.contains(1), "the upper part of the score axis keeps the best");
        assertTrue(window.shows(table().getItems().size() + " of 12"));
        window.clickOn("#curves-clear-brushes");
        window.await("all rows", () -> table().getItems().size() == 12);
    }

    /**
     * What a click on the head does; the robot's is taken for a menu's, which a head does not hear.
     */
    @Test
    void aColumnsHeadSortsTheTableAndTheRanksStay() throws Exception {
        window.robot().clickOn(window.row(1));
        int best = window.feed().selected().orElseThrow().iteration();
        window.robot()
                .interact(() -> {
                    TableColumn<Entry, ?> from = table().getColumns().getLast();
                    assertEquals("From", from.getText());
                    table().getSortOrder().setAll(List.of(from));
                });
        List<Integer> order = table().getItems().stream().map(e -> e.row().iteration()).toList();
        assertEquals(order.stream().sorted().toList(), order);
        assertEquals(best, table().getSelectionModel().getSelectedItem().row().iteration());
        int place = order.indexOf(best);
        assertTrue(
                window.row(place + 1).lookupAll(".table-cell").stream()
                        .anyMatch(n ->
                                n instanceof javafx.scene.control.TableCell<?, ?> c
                                        && "1".equals(c.getText())),
                "the best is still the first in rank");
    }

    @Test
    void twoEarlierRunsAreLaidOverThisOne() throws Exception {
        window.await("read", () -> overlays() >= 3);
        List<String> runs =
                window.run().curves().overlays().offered().stream()
                        .map(Overlay::name)
                        .filter(name -> !name.startsWith("random, "))
                        .limit(2)
                        .toList();
        window.await("the baseline is drawn at once", () -> drawn().contains("random, 2 runs"));
        overlay("random, 2 runs");
        window.await("it is taken away", () -> !drawn().contains("random, 2 runs"));
        for (String run : runs) {
            overlay(run);
            window.await("drawn with its name", () -> drawn().contains(run));
        }
        assertTrue(drawn().containsAll(runs), () -> drawn() + " without both of " + runs);
        Set<java.awt.Paint> colours = colours(runs);
        assertEquals(2, colours.size(), "each in a colour of its own");
        window.robot()
                .interact(() -> Pictures.take(window.window().shell().getScene(), "two-overlaid"));
    }

    /** Opens the menu of earlier runs and clicks on one. */
    private void overlay(String name) throws Exception {
        window.clickOn("#curves-overlays");
        window.clickOn(name);
    }

    /** The names of the lines that have a point in sight, where the chart also writes the name. */
    private List<String> drawn() {
        XYPlot plot = chart().chart().getXYPlot();
        Set<String> written =
                plot.getAnnotations().stream()
                        .filter(XYTextAnnotation.class::isInstance)
                        .map(a -> ((XYTextAnnotation) a).getText().strip())
                        .collect(Collectors.toSet());
        return IntStream.range(0, plot.getDatasetCount())
                .mapToObj(plot::getDataset)
                .filter(d -> d != null && d.getSeriesCount() == 1 && d.getItemCount(0) > 1)
                .map(d -> String.valueOf(d.getSeriesKey(0)))
                .filter(written::contains)
                .toList();
    }

    private Set<java.awt.Paint> colours(List<String> names) {
        XYPlot plot = chart().chart().getXYPlot();
        return IntStream.range(0, plot.getDatasetCount())
                .filter(i -> plot.getDataset(i) != null && plot.getDataset(i).getSeriesCount() > 0)
                .filter(i -> names.contains(String.valueOf(plot.getDataset(i).getSeriesKey(0))))
                .mapToObj(i -> plot.getRenderer(i).getSeriesPaint(0))
                .collect(Collectors.toSet());
    }

    private ChartPane chart() {
        return window.robot()
                .lookup(n -> n instanceof ChartPane && n.isVisible() && n.getParent().isVisible())
                .queryAs(ChartPane.class);
    }

    @Test
    void twoCandidatesAreComparedOnTheGraphAndSideBySide() throws Exception {
        window.robot().clickOn(window.row(2));
        int second = window.feed().selected().orElseThrow().iteration();
        window.key(KeyCode.CONTROL, KeyCode.G);
        window.robot().clickOn(window.row(5));
        int fifth = window.feed().selected().orElseThrow().iteration();
        String against = "against " + Integer.toString(second).replace('-', '−');
        window.await("against it", () -> window.shows(against));
        assertTrue(window.shows("Architecture " + Integer.toString(fifth).replace('-', '−')));

        window.key(KeyCode.C);
        window.robot().clickOn(window.row(2));
        window.key(KeyCode.C);
        window.robot().clickOn(window.row(1));
        window.key(KeyCode.C);
        assertEquals(List.of(fifth, second), List.copyOf(window.feed().compared()).subList(0, 2));
        window.key(KeyCode.CONTROL, KeyCode.K);
        window.await("side by side", () -> window.shows("Compare 3 architectures"));
        assertTrue(window.shows("Edges changed"));
        window.clickOn("#compare-close");
        window.await("back to the graph", () -> window.shows("#graph-tabs"));
    }

    @Test
    void notesAndStarsAreKeptInTheWorkspaceAtOnce() throws Exception {
        window.robot().clickOn(window.row(3));
        int third = window.feed().selected().orElseThrow().iteration();
        window.key(KeyCode.S);
        window.key(KeyCode.N);
        TextField field = window.robot().lookup("#repository-note").query();
        window.await("the caret is in the note", field::isFocused);
        window.robot().interact(() -> field.setText("wider next time"));
        window.robot().type(KeyCode.ENTER);
        Note note = new Note(true, "wider next time");
        window.await("shown", () -> window.feed().note(third).equals(note));
        window.await("stored", () -> note.equals(stored().get(third)));
        window.robot().interact(() -> window.run().repository().filterProperty().set("starred"));
        window.await("one row", () -> table().getItems().size() == 1);
    }

    /** As another process would read it after this one was killed. */
    private Map<Integer, Note> stored() {
        return window.searches().notes(window.run().run());
    }

    private int overlays() {
        return window.run().curves().overlays().offered().size();
    }

    /** Where the curve marks what is selected. */
    private Point2D marked() {
        Circle circle =
                window.robot()
                        .lookup(n ->
                                n.getStyleClass().contains("chart-selected")
                                        && n.isVisible()
                                        && n.getParent().isVisible())
                        .query();
        return circle.localToScreen(circle.getCenterX(), circle.getCenterY());
    }

    @SuppressWarnings("unchecked")
    private TableView<Entry> table() {
        return window.robot().lookup(".table-view").queryAs(TableView.class);
    }
}
