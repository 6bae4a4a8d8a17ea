package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.search.SearchEvent;
import org.seki.search.Steering;
import org.seki.strategist.Stage;
import org.seki.ui.fx.IterationRow;

/** A running search steered by mouse and key, and what its journal says of it. */
class SteeringTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private OpenWindow window;

    @BeforeAll
    static void toolkit() throws Exception {
        OpenWindow.toolkit();
    }

    @BeforeEach
    void open() throws Exception {
        window = new OpenWindow(folder, Duration.ofMillis(15));
        window.searchUntil(5);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void runsSomeIterationsAndToTheNextImprovement() throws Exception {
        int before = window.scored();
        window.key(KeyCode.SHIFT, KeyCode.F10);
        window.await("five more", () -> window.scored() == before + 5);
        window.awaitPause();
        assertEquals(before + 5, window.scored());

        double best = window.feed().best().orElseThrow().score();
        window.key(KeyCode.F9);
        window.await(
                "an improvement, or the end",
                () ->
                        switch (window.feed().stateProperty().get()) {
                            case PAUSED -> window.feed().best().orElseThrow().score() > best;
                            case FINISHED -> true;
                            default -> false;
                        });
        IterationRow last = window.feed().iterations().getLast();
        boolean improved = window.feed().best().orElseThrow().score() > best;
        assertTrue(!improved || last.improved(), "paused at once after the improvement");
    }

    @Test
    void switchesTheStageOnceTheNextIterationBegins() throws Exception {
        window.key(KeyCode.CONTROL, KeyCode.E);
        window.await("waits", () -> window.shows("1 change waits"));
        assertTrue(window.shows("inspire"));
        window.key(KeyCode.F10);
        window.await("effective", () -> window.feed().changes().pending().isEmpty());
        window.awaitPause();
        assertEquals(Stage.KNOWLEDGE_INSPIRATION, window.feed().iterations().getLast().stage());
        assertEquals(List.of(new Steering.SwitchStage(Stage.KNOWLEDGE_INSPIRATION)), steerings());
    }

    @Test
    void changesTheCourseInNumbersAndTakesItBack() throws Exception {
        window.key(KeyCode.CONTROL, KeyCode.L);
        write("#steering-evolve", "4");
        write("#steering-sample", "9999");
        assertTrue(window.shows("ξ is at least 1 and at most k."));
        write("#steering-sample", "2");
        write("#steering-history", "7");
        window.robot().type(KeyCode.ENTER);
        window.await("three changes", () -> window.feed().changes().pending().size() == 3);
        window.await("in the log", () -> window.shows("Evolution left 4"));
        assertEquals(
                List.of(
                        new Steering.Left(Stage.SELF_EVOLUTION, 4),
                        new Steering.Inspiration(window.feed().settings().topK(), 2),
                        new Steering.History(7)),
                steerings());
        window.clickOn(".steering-card .link");
        window.await("two changes", () -> window.feed().changes().pending().size() == 2);
        assertEquals(new Steering.Withdraw(3), steerings().getLast(), "the newest is on top");
        int history = window.feed().settings().history();
        int before = window.scored();
        window.key(KeyCode.F10);
        window.await("one more", () -> window.scored() == before + 1);
        window.awaitPause();
        assertEquals(3, window.feed().left(Stage.SELF_EVOLUTION));
        assertEquals(2, window.feed().settings().sample());
        assertEquals(history, window.feed().settings().history());
        window.await("told what the score did", () -> window.shows(".steering-card .number"));
    }

    @Test
    void injectsFromTheGraphAndUndoes() throws Exception {
        window.robot().clickOn(window.edge());
        window.clickOn("#to-nor_conv_1x1");
        window.clickOn("#draft-inject");
        window.await("waits", () -> window.shows("inject an architecture"));
        window.key(KeyCode.CONTROL, KeyCode.Z);
        window.await("taken back", () -> window.feed().changes().pending().isEmpty());

        window.robot().clickOn(window.edge());
        window.clickOn("#to-nor_conv_1x1");
        window.clickOn("#draft-inject");
        window.await("waits again", () -> window.feed().changes().pending().size() == 1);
        window.key(KeyCode.F10);
        window.await("effective", () -> window.feed().changes().pending().isEmpty());
        window.awaitPause();
        String injected =
                steerings().reversed().stream()
                        .filter(Steering.Inject.class::isInstance)
                        .map(s -> ((Steering.Inject) s).genotype())
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                injected,
                window.feed().iterations().getLast().architecture().orElseThrow().genotype());
    }

    @Test
    void pinsBansAndUndoes() throws Exception {
        window.robot().clickOn(window.row(1));
        int chosen = window.feed().selected().orElseThrow().iteration();
        window.key(KeyCode.CONTROL, KeyCode.P);
        window.await("pinned", () -> window.feed().changes().pinned().contains(chosen));
        window.key(KeyCode.CONTROL, KeyCode.Z);
        window.await("no longer", () -> !window.feed().changes().pinned().contains(chosen));
        window.key(KeyCode.CONTROL, KeyCode.B);
        window.await("banned", () -> window.feed().changes().banned().contains(chosen));
        assertEquals(
                List.of(
                        new Steering.Pin(chosen),
                        new Steering.Withdraw(1),
                        new Steering.Ban(chosen)),
                steerings());
        assertFalse(window.feed().changes().pending().isEmpty());
    }

    private void write(String field, String text) {
        TextField found = window.robot().lookup(field).query();
        window.robot().clickOn(found);
        window.robot().interact(() -> found.setText(text));
    }

    private List<Steering> steerings() {
        return window.journaled(SearchEvent.Steered.class).stream()
                .map(SearchEvent.Steered::steering)
                .toList();
    }
}
