package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.seki.MachineNoise;
import org.seki.search.RunState;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Budgets;
import org.seki.strategist.Exchange;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;
import org.testfx.util.WaitForAsyncUtils;

/** A person plays the strategist, from the window. */
class ManualWindowTest extends WordWindow {
    private static final String GOOD =
            "|%s~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|";

    private static final SearchSettings SETTINGS = settings("manual", Map.of(), 2, 1, Budgets.NONE);

    @Test
    void carriesPromptsAndRepliesByCopyAndPaste() throws Exception {
        RunFeed feed = search(SETTINGS);
        await("a prompt", () -> feed.sheetProperty().get().isPresent());
        assertTrue(shown("Round 1, analysis"));
        assertTrue(shown("Waiting for your reply"));
        String prompt = robot.lookup("#manual-prompt").queryAs(TextArea.class).getText();
        assertTrue(prompt.startsWith("You are the strategist"), prompt);
        assertTrue(robot.lookup("Use reply").queryButton().isDisabled(), "nothing pasted");

        robot.clickOn("Copy prompt");
        assertEquals(prompt, clipboard());
        assertTrue(shown("Copied"));

        String bad = "### Architecture\n" + GOOD.formatted("mega_conv");
        paste("#manual-reply", bad);
        robot.clickOn("Use reply");
        await(
                "the precise error",
                () ->
                        feed.sheetProperty()
                                .get()
                                .filter(s -> s.turn().equals("repair"))
                                .isPresent());
        String fault = feed.sheetProperty().get().orElseThrow().fault().orElseThrow();
        assertTrue(fault.contains("mega_conv"), fault);
        assertTrue(shown(fault));
        assertEquals(bad, robot.lookup("#manual-reply").queryAs(TextArea.class).getText());

        robot.clickOn("Pause");
        paste("#manual-reply", "I would say: " + GOOD.formatted("nor_conv_3x3"));
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        await("paused", () -> feed.stateProperty().get() == RunState.PAUSED);
        assertFalse(shown("#manual-prompt"));
        IterationRow first = feed.row(1).orElseThrow();
        assertTrue(first.scored() && first.repaired());

        robot.clickOn("Run");
        await("the next prompt", () -> shown("Round 2, analysis"));
        paste("#manual-reply", GOOD.formatted("nor_conv_3x3"));
        robot.clickOn("Use reply");
        await("a known architecture", () -> shown("Round 2, duplicate"));
        paste("#manual-reply", GOOD.formatted("nor_conv_1x1"));
        robot.clickOn("Use reply");
        await("the third prompt", () -> shown("Round 3, inspiration"));

        robot.interact(() -> feed.select(1));
        await("the first round in full", () -> shown("Prompts and replies"));
        robot.clickOn("Prompts and replies");
        await("word for word", () -> shown("Copy"));
        List<Exchange> kept = searches.exchanges(run(), 1);
        assertEquals(List.of("analysis", "repair"), kept.stream().map(Exchange::turn).toList());
        assertTrue(
                robot.lookup(".exchange .text-area").queryAllAs(TextArea.class).stream()
                        .anyMatch(a -> a.getText().equals(kept.getLast().reply())));
        robot.clickOn("Close");
        stopsWithinASecond(feed);
    }

    private void stopsWithinASecond(RunFeed feed) throws Exception {
        MachineNoise.assertWithinASecond(() -> {
            robot.interact(() -> robot.lookup("Stop").queryButton().fire());
            await("stopped", () -> feed.stateProperty().get() == RunState.STOPPED);
        });
        await("the prompt is gone", () -> feed.sheetProperty().get().isEmpty());
    }

    @Test
    void theWindowClosesWhileAPromptWaits() throws Exception {
        RunFeed feed = search(SETTINGS);
        await("a prompt", () -> feed.sheetProperty().get().isPresent());
        MachineNoise.assertWithinASecond(() -> {
            robot.interact(window::close);
            assertTrue(window.awaitClosed(20_000), "the window did not close");
        });
        await("stopped", () -> searches.runs().getFirst().state() == RunState.STOPPED);
    }

    @Test
    void anotherRunTakesTheDesk() throws Exception {
        RunFeed first = search(SETTINGS);
        await("a prompt", () -> first.sheetProperty().get().isPresent());
        String before = run();
        robot.interact(() -> window.shell().screens().start().open(SETTINGS));
        robot.clickOn("Stop it and open the other");
        await("another run", () -> !run().equals(before));
        RunFeed second = feed();
        await(
                "the first stopped",
                () ->
                        searches.runs().stream()
                                .filter(r -> r.run().equals(before))
                                .anyMatch(r -> r.state() == RunState.STOPPED));
        await(
                "its prompt",
                () -> second.row(0).isPresent() && second.sheetProperty().get().isPresent());
        paste("#manual-reply", GOOD.formatted("nor_conv_3x3"));
        robot.clickOn("Use reply");
        await("evaluated", () -> second.row(1).filter(IterationRow::scored).isPresent());
    }

    private static String clipboard() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString()).get();
    }
}
