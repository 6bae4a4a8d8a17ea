package org.seki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.Terminal.Typed;
import org.seki.search.Heard;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchRefused;
import org.seki.search.Searches;
import org.seki.search.Session;

/** A run whose images are another's now: it can be looked at, and goes on once they are back. */
class LookedAtRunTest {
    @TempDir Path folder;

    private Searches searches;
    private Path batch;
    private byte[] images;
    private String finished;
    private String begun;

    @BeforeEach
    void oneFinishedAndOneBegun() throws IOException {
        Terminal terminal = new Terminal(folder);
        Path noise = folder.resolve("noise");
        String workspace = folder.resolve("workspace").toString();
        Typed typed =
                terminal.type(
                        "search",
                        "--space",
                        "nasbench201",
                        "--dataset",
                        ColouredNoise.in(noise),
                        "--evaluator",
                        "zerocost",
                        "--evaluator-option",
                        "reference=4",
                        "--evaluator-option",
                        "images=8",
                        "--strategist",
                        "random",
                        "--lambda",
                        "1",
                        "--gamma",
                        "1",
                        "--json",
                        "--workspace",
                        workspace);
        assertEquals(0, typed.exit(), typed.err());
        searches = terminal.searches(Path.of(workspace));
        finished = typed.json().get("run").asText();
        try (Session session = searches.open(searches.runs().getFirst().settings())) {
            begun = session.run();
        }
        batch = noise.resolve("data_batch_3.bin");
        images = Files.readAllBytes(batch);
        byte[] others = images.clone();
        others[77]++;
        Files.write(batch, others);
    }

    @Test
    void aFinishedOneIsReadAsItWas() throws InterruptedException {
        Heard heard = new Heard();
        try (Session session = searches.look(finished)) {
            session.replay(heard);
            assertEquals(searches.events(finished), heard.events());
            session.start(heard);
            assertTrue(session.await(Duration.ofSeconds(30)));
        }
        assertEquals(RunState.FINISHED, heard.states().getLast());
        assertEquals(List.of(), heard.troubles());
    }

    @Test
    void oneThatIsToGoOnSaysWhatIsWrongAndGoesOnOnceItIsRight() throws Exception {
        assertThrows(SearchRefused.class, () -> searches.resume(begun));
        assertEquals(List.of(), searches.events(begun), "refused before anything was changed");
        Heard heard = new Heard();
        try (Session session = searches.look(begun)) {
            session.start(heard);
            heard.waitFor(RunState.PAUSED);
            Files.write(batch, images);
            session.control().run();
            assertTrue(session.await(Duration.ofSeconds(60)));
        }
        assertEquals(1, heard.troubles().size(), heard.troubles().toString());
        assertTrue(heard.troubles().getFirst().startsWith("The data set has changed"));
        assertEquals(RunState.FINISHED, heard.states().getLast());
        assertTrue(heard.events().stream().anyMatch(SearchEvent.Evaluated.class::isInstance));
    }
}
