package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        assertEquals(3, table().getSelectionModel().getSelectedItem().rank());
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
                table().getItems().stream().map(Entry::rank).collect(Collectors.toSet());
        assertTrue(ranks.contains(1), "the upper part of the score axis keeps the best");
        assertTrue(window.shows(table().getItems().size() + " of 12"));
        window.clickOn("#curves-clear-brushes");
        window.await("all rows", () -> table().getItems().size() == 12);
    }

    @Test
    void earlierRunsAreLaidOverThisOne() throws Exception {
        window.await("read", () -> overlays() >= 3);
        window.clickOn("#curves-overlays");
        assertTrue(window.shows("random, 2 runs"));
        window.robot().type(KeyCode.ESCAPE);
    }

    private int overlays() {
        return window.run().curves().offered().size();
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
