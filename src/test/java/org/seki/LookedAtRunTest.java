package org.seki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.Terminal.Typed;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchListener;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
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
        SearchSettings settings =
                searches.events(finished).getFirst() instanceof SearchEvent.Started s
                        ? s.settings()
                        : null;
        try (Session session = searches.open(settings)) {
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
        Told told = new Told(_ -> false);
        try (Session session = searches.look(finished)) {
            session.replay(told);
            assertEquals(searches.events(finished), told.events);
            session.start(told);
            assertTrue(session.await(Duration.ofSeconds(30)));
        }
        assertEquals(RunState.FINISHED, told.states.getLast());
        assertEquals(List.of(), told.troubles);
    }

    @Test
    void oneThatIsToGoOnSaysWhatIsWrongAndGoesOnOnceItIsRight() throws InterruptedException {
        assertThrows(SearchRefused.class, () -> searches.resume(begun));
        assertEquals(List.of(), searches.events(begun), "refused before anything was changed");
        Told told = new Told(_ -> putBack());
        try (Session session = searches.look(begun)) {
            told.paused = session.control()::run;
            session.start(told);
            assertTrue(session.await(Duration.ofSeconds(60)));
        }
        assertEquals(1, told.troubles.size(), told.troubles.toString());
        assertTrue(told.troubles.getFirst().startsWith("The data set has changed"));
        assertEquals(RunState.FINISHED, told.states.getLast());
        assertTrue(told.events.stream().anyMatch(SearchEvent.Evaluated.class::isInstance));
    }

    private boolean putBack() {
        try {
            Files.write(batch, images);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private static final class Told implements SearchListener {
        private final List<SearchEvent> events = new ArrayList<>();
        private final List<RunState> states = new ArrayList<>();
        private final List<String> troubles = new ArrayList<>();
        private final Predicate<String> right;
        private Runnable paused = () -> {};

        Told(Predicate<String> right) {
            this.right = right;
        }

        @Override
        public void event(SearchEvent event) {
            events.add(event);
        }

        @Override
        public void state(RunState now) {
            states.add(now);
            if (now == RunState.PAUSED) {
                paused.run();
            }
        }

        @Override
        public boolean trouble(String sentence) {
            troubles.add(sentence);
            return right.test(sentence);
        }

        @Override
        public void progress(Progress progress) {}

        @Override
        public void sample(Sample sample) {}

        @Override
        public void text(int iteration, String soFar) {}
    }
}
