package org.seki.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.MachineNoise;
import org.seki.prompt.ReplyParser;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.space.NasBench201Space;
import org.seki.store.Workspace;
import org.seki.strategist.LlmOptions;
import org.seki.strategist.ManualDesk;
import org.seki.strategist.ManualDesk.Sheet;
import org.seki.strategist.ManualStrategist;
import org.seki.strategist.StatisticalStrategist;

/** A person as strategist: the search waits, a pasted reply or a genotype will do. */
class ManualStrategistTest {
    private static final String GOOD =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|%s~2|";

    @TempDir Path temp;

    private final ManualDesk desk = new ManualDesk();
    private final BlockingQueue<Sheet> sheets = new LinkedBlockingQueue<>();

    private SearchSession session(Workspace workspace, String run, SearchSettings settings) {
        desk.watch(sheet -> sheet.ifPresent(sheets::add));
        return new SearchSession(
                run,
                settings,
                "test",
                new NasBench201Space(),
                new EdgeScores(),
                choice ->
                        new ManualStrategist(
                                desk,
                                LlmRuns.prompts(),
                                new StatisticalStrategist(),
                                LlmOptions.ofPerson(choice.options())),
                new ReplyParser()::read,
                workspace.journal(run));
    }

    private Sheet sheet() throws InterruptedException {
        Sheet sheet = sheets.poll(20, TimeUnit.SECONDS);
        if (sheet == null) {
            throw new AssertionError("no prompt came");
        }
        return sheet;
    }

    @Test
    void carriesPromptsAndReplies() throws Exception {
        SearchSettings settings = LlmRuns.settings(Map.of(), 2, 1);
        Workspace workspace = LlmRuns.workspace(temp);
        String run = workspace.create(settings);
        assertFalse(desk.answer("nobody asked"));
        try (SearchSession session = session(workspace, run, settings)) {
            session.start(new LlmRuns.Patient());

            Sheet first = sheet();
            assertTrue(first.opening());
            assertEquals(1, first.iteration());
            assertTrue(first.prompt().startsWith("You are the strategist"));
            assertTrue(first.prompt().contains("# Round 1"));
            assertTrue(first.prompt().contains("### Architecture"));
            assertEquals(Optional.of(first), desk.open());
            Thread.sleep(300); // it waits without a timer
            assertTrue(
                    desk.answer(
                            "### Reasoning\nr\n### Strategy\ns\n### Architecture\n"
                                    + GOOD.formatted("mega_conv")));

            Sheet repair = sheet();
            assertFalse(repair.opening());
            assertEquals("repair", repair.turn());
            assertTrue(repair.prompt().contains("mega_conv"), repair.prompt());
            assertTrue(desk.answer(GOOD.formatted("none")));

            Sheet second = sheet();
            assertEquals(2, second.iteration());
            assertTrue(desk.answer("I type it: " + GOOD.formatted("none")));
            Sheet duplicate = sheet();
            assertEquals("duplicate", duplicate.turn());
            desk.answer(GOOD.formatted("skip_connect"));

            assertEquals("inspiration", sheet().turn());
            desk.answer(GOOD.formatted("nor_conv_3x3"));
            assertTrue(session.await(Duration.ofSeconds(20)));
            assertEquals(Optional.empty(), desk.open());
            assertEquals(
                    "### Reasoning",
                    session.exchanges(1).getFirst().reply().lines().findFirst().orElseThrow());
        }
        List<SearchEvent> events = workspace.events(run);
        assertInstanceOf(SearchEvent.Finished.class, events.getLast());
        assertEquals(5, LlmSearchTest.of(events, SearchEvent.Evaluated.class).size());
        SearchEvent.Proposed proposed =
                LlmSearchTest.of(events, SearchEvent.Proposed.class).stream()
                        .filter(p -> p.iteration() == 1)
                        .findFirst()
                        .orElseThrow();
        assertEquals("r", proposed.reply().reasoning());
        assertEquals("s", proposed.reply().strategy());
    }

    @Test
    void isGivenUpAtOnceWhenTheSearchStops() throws Exception {
        SearchSettings settings = LlmRuns.settings(Map.of(), 2, 0);
        Workspace workspace = LlmRuns.workspace(temp);
        String run = workspace.create(settings);
        List<Optional<Sheet>> seen = new ArrayList<>();
        try (SearchSession session = session(workspace, run, settings)) {
            desk.watch(seen::add);
            session.start(new LlmRuns.Patient());
            sheet();
            MachineNoise.assertWithinASecond(() -> {
                session.control().stop();
                assertTrue(session.await(Duration.ofSeconds(30)));
            });
        }
        assertEquals(Optional.empty(), seen.getLast());
        assertInstanceOf(SearchEvent.Stopped.class, workspace.events(run).getLast());
    }
}
