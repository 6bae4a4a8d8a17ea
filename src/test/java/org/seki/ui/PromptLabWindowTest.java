package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seki.endtoend.SensibleModel;
import org.seki.llm.ModelServer;
import org.seki.llm.ModelServer.Said;
import org.seki.search.RunState;
import org.seki.search.SearchSettings.Budgets;
import org.seki.strategist.Exchange;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;

/**
 * A prompt of a paused search is edited, tried, replayed and adopted by keyboard alone; the next
 * iteration uses it.
 */
class PromptLabWindowTest extends WordWindow {
    private static final String HINT = "Name every edge.";
    private static final int ITERATIONS = 14;

    @SuppressWarnings("NullAway.Init")
    private ModelServer server;

    @BeforeEach
    void openServer() throws IOException {
        server = new ModelServer(PromptLabWindowTest::answer);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    /** Errs first in every conversation, unless it is told to name every edge. */
    private static Said answer(ModelServer.Heard request) {
        boolean errs =
                request.last().contains("carry out your strategy")
                        && !request.last().contains(HINT);
        int pause = request.number() > 2 * ITERATIONS ? 5 : 0; // time to pause it
        return errs
                ? Said.text("Any will do.")
                : new SensibleModel(0, 0).answer(request).slowly(pause);
    }

    @Test
    void fromAMistakeToTheNextIteration() throws Exception {
        RunFeed feed = search(settings("llm", options(), ITERATIONS + 20, 0, Budgets.NONE));
        await(
                "some iterations",
                () -> feed.row(ITERATIONS).filter(IterationRow::scored).isPresent());
        robot.type(KeyCode.F5);
        await("paused", () -> feed.stateProperty().get() == RunState.PAUSED);
        int before = feed.iterations().getLast().iteration();

        shortcut(KeyCode.DIGIT3);
        await("the files", () -> editor() != null && !editor().getText().isEmpty());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT)
                .type(KeyCode.L)
                .release(KeyCode.SHIFT, KeyCode.CONTROL);
        await("the list", () -> robot.lookup("#prompt-files").query().isFocused());
        while (!editor().getText().contains("name: refinement")) {
            String was = editor().getText();
            robot.type(KeyCode.DOWN);
            await("the next file", () -> !editor().getText().equals(was));
        }
        shortcut(KeyCode.L);
        await("the editor", () -> editor().isFocused());
        robot.press(KeyCode.CONTROL).type(KeyCode.END).release(KeyCode.CONTROL);
        robot.write("{{nonsense}}");
        robot.type(KeyCode.ESCAPE);
        await("a fault", () -> shown("1 fault"));
        assertTrue(
                robot.lookup("#prompt-foot .label")
                        .queryLabeled()
                        .getText()
                        .matches(
                                "(?s)refinement.md, line \\d+: There is no variable \\{\\{nonsense}}.*"));
        assertFalse(enabled("Replay"), "nobody is asked with a prompt that is none");

        for (int i = 0; i < "{{nonsense}}".length(); i++) {
            robot.type(KeyCode.BACK_SPACE);
        }
        await("no fault", () -> shown("valid"));
        robot.write(HINT);
        await("valid", () -> editor().getText().endsWith(HINT) && shown("valid"));
        shortcut(KeyCode.E);
        shortcut(KeyCode.E);
        await("the preview", () -> text("#next-prompt").contains(HINT));
        await("tokens", () -> label("#next-tokens").matches("[\\d,]+ tokens.*"));

        int heard = server.heard().size();
        shortcut(KeyCode.T);
        await("a reply", () -> label("#tried-verdict").startsWith("Valid: "));
        assertEquals(heard + 2, server.heard().size(), "two turns");
        assertEquals(1, searches.prompts().versions("refinement").size(), "nothing is recorded");

        shortcut(KeyCode.R);
        await("a result", () -> robot.lookup("#lab-verdict").tryQuery().isPresent());
        assertEquals("B is better", label("#lab-verdict"));
        assertTrue(label("#lab-caption").contains("n = "), label("#lab-caption"));
        assertTrue(server.heard().size() > heard + 2);
        int replayed = server.heard().size();
        shortcut(KeyCode.R);
        await("no request", () -> robot.lookup("#lab-verdict").tryQuery().isPresent());
        await("kept", () -> label("#lab-caption").contains(" 0 asked"));
        assertEquals(replayed, server.heard().size(), "asking twice costs once");

        robot.press(KeyCode.SHIFT);
        shortcut(KeyCode.S);
        robot.release(KeyCode.SHIFT);
        await("the default", () -> searches.prompts().evidence("refinement").isPresent());
        assertEquals(
                searches.prompts().versions("refinement").getLast().hash(),
                searches.prompts().current("refinement").hash());

        shortcut(KeyCode.S);
        await("adopted", () -> !feed.changes().all().isEmpty());
        String version = searches.prompts().versions("refinement").getLast().hash();
        shortcut(KeyCode.DIGIT2);
        robot.type(KeyCode.F10);
        await("one more", () -> feed.row(before + 1).filter(IterationRow::scored).isPresent());
        assertEquals(
                List.of(version),
                searches.exchanges(run(), before + 1).stream()
                        .filter(e -> e.turn().equals("refinement"))
                        .map(Exchange::promptVersion)
                        .distinct()
                        .toList());
    }

    private Map<String, String> options() {
        return Map.of("endpoint", server.base().toString(), "model", ModelServer.MODEL);
    }

    private void shortcut(KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    }

    private boolean enabled(String name) {
        return window.shell().commands().stream()
                .anyMatch(c -> c.name().equals(name) && c.available().get());
    }

    private CodeArea editor() {
        return robot.lookup("#prompt-text").queryAs(CodeArea.class);
    }

    private String text(String field) {
        return robot.lookup(field).queryAs(TextInputControl.class).getText();
    }

    private String label(String id) {
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }
}
