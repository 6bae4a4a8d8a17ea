package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seki.endtoend.SensibleModel;
import org.seki.llm.ModelServer;
import org.seki.prompt.PromptVersion;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.Steering;
import org.seki.strategist.Exchange;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;

/** A prompt of a paused search is edited in the window and used by its next iteration. */
class PromptWindowTest extends WordWindow {
    private static final String PLEASE = "Be brief, please.";

    @SuppressWarnings("NullAway.Init")
    private ModelServer server;

    @BeforeEach
    void openServer() throws IOException {
        SensibleModel sensible = new SensibleModel(0, 0);
        server = new ModelServer(request -> sensible.answer(request).slowly(20));
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void anEditWhilePausedIsUsedByTheNextIteration() throws Exception {
        RunFeed feed = openedAndPaused();
        int paused = feed.iterations().getLast().iteration();

        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).release(KeyCode.CONTROL);
        await("the files", () -> shown("refinement"));
        robot.clickOn("refinement");
        await("its text", () -> editor().getText().contains("carry out your strategy"));
        String before = editor().getText();
        assertTrue(robot.lookup("#adopt").queryButton().isDisabled(), "nothing is edited");

        write(before + "{{nonsense}}\n");
        int line = before.split("\n", -1).length;
        assertTrue(robot.lookup("#adopt").queryButton().isDisabled(), "refused before it is used");
        assertTrue(shown("1 fault"));
        assertTrue(
                robot.lookup("#prompt-foot .label")
                        .queryLabeled()
                        .getText()
                        .startsWith(
                                "refinement.md, line %d: There is no variable {{nonsense}}"
                                        .formatted(line)));

        write(before + PLEASE + "\n");
        assertFalse(robot.lookup("#adopt").queryButton().isDisabled());
        robot.clickOn("Adopt from next iteration");
        await("adopted", () -> feed.changes().all().size() == 1);
        await("adopted already", () -> robot.lookup("#adopt").queryButton().isDisabled());
        PromptVersion version = searches.prompts().versions("refinement").getLast();
        assertTrue(version.text().contains(PLEASE));
        assertEquals(version.parent().orElseThrow(), builtIn());
        assertEquals(
                List.of(version.hash()),
                searches.events(run()).stream()
                        .filter(SearchEvent.Steered.class::isInstance)
                        .map(e -> ((SearchEvent.Steered) e).steering())
                        .map(s ->
                                ((Steering.Ask) s).strategist().options().get("prompt.refinement"))
                        .toList());

        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
        await("what waits", () -> shown("1 change waits"));
        robot.type(KeyCode.F10);
        await("one more", () -> feed.row(paused + 1).filter(IterationRow::scored).isPresent());
        assertEquals(List.of(builtIn()), used(paused));
        assertEquals(List.of(version.hash()), used(paused + 1));
        assertTrue(server.heard().getLast().last().contains(PLEASE));
    }

    @Test
    void anAdoptedPromptThatIsUndoneIsNoLongerTheOneInUse() throws Exception {
        RunFeed feed = openedAndPaused();
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).release(KeyCode.CONTROL);
        await("the files", () -> shown("refinement"));
        robot.clickOn("refinement");
        await("its text", () -> editor().getText().contains("carry out your strategy"));
        String before = editor().getText();
        write(before + PLEASE + "\n");
        robot.clickOn("Adopt from next iteration");
        await("adopted", () -> feed.changes().pending().size() == 1);
        await("adopted already", () -> robot.lookup("#adopt").queryButton().isDisabled());

        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2, KeyCode.Z).release(KeyCode.CONTROL);
        await("taken back", () -> feed.changes().pending().isEmpty());
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).release(KeyCode.CONTROL);
        await("the one before", () -> editor().getText().equals(before));
        assertEquals(
                "",
                feed.changes()
                        .strategistProperty()
                        .get()
                        .options()
                        .getOrDefault("prompt.refinement", ""));
    }

    private RunFeed openedAndPaused() throws Exception {
        RunFeed feed =
                search(
                        settings(
                                "llm",
                                Map.of(
                                        "endpoint",
                                        server.base().toString(),
                                        "model",
                                        ModelServer.MODEL),
                                2000,
                                0,
                                Budgets.NONE));
        await("asked", () -> feed.writingProperty().get().isPresent());
        robot.type(KeyCode.F5);
        await("paused", () -> feed.stateProperty().get() == RunState.PAUSED);
        return feed;
    }

    private String builtIn() {
        return searches.prompts().versions("refinement").getFirst().hash();
    }

    /** The version that the journal names for an iteration's refinement. */
    private List<String> used(int iteration) {
        return searches.exchanges(run(), iteration).stream()
                .filter(e -> e.turn().equals("refinement"))
                .map(Exchange::promptVersion)
                .toList();
    }

    private CodeArea editor() {
        return robot.lookup("#prompt-text").queryAs(CodeArea.class);
    }

    private void write(String text) {
        robot.interact(() -> editor().replaceText(text));
    }
}
