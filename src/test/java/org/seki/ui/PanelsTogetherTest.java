package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.search.Note;
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
    void earlierRunsAreLaidOverThisOne() throws Exception {
        window.await("read", () -> overlays() >= 3);
        window.clickOn("#curves-overlays");
        assertTrue(window.shows("random, 2 runs"));
        window.robot().type(KeyCode.ESCAPE);
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
        window.await("side by side", () -> window.shows("Compare 3 architectures with A"));
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
