package org.seki.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.OwnProcess;
import org.seki.llm.ModelServer;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.store.Workspace;

/**
 * {@code kill -9} at random moments: nothing journaled is asked again, nothing paid is paid twice.
 */
class KilledLlmSearchTest {
    private static final int KILLS = 5;

    @TempDir Path temp;

    @Test
    void goesOnWhereItWasKilled() throws Exception {
        SensibleModel model = new SensibleModel(2, 5);
        try (ModelServer server = new ModelServer(r -> model.answer(r).slowly(15))) {
            List<String> uninterrupted = uninterrupted(server);
            int asked = server.heard().size();

            Path killed = temp.resolve("killed");
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
            int kills = 0;
            Process process = start(killed, server);
            while (kills < KILLS) {
                int before = server.heard().size();
                awaitRequest(server, process, before + 1 + random.nextInt(3));
                Thread.sleep(random.nextInt(400));
                if (!process.isAlive()) {
                    break;
                }
                process.destroyForcibly().waitFor();
                kills++;
                process = start(killed, server);
            }
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the search did not end");
            assertEquals(
                    0, process.exitValue(), new String(process.getErrorStream().readAllBytes()));
            assertTrue(kills >= 3, "killed only " + kills + " times");

            Workspace workspace = LlmRuns.workspace(killed);
            List<SearchEvent> events = workspace.events(workspace.runs().getFirst().run());
            assertInstanceOf(SearchEvent.Finished.class, events.getLast());
            assertEquals(uninterrupted, outcome(events));
            List<ModelServer.Heard> again = server.heard().subList(asked, server.heard().size());
            Map<String, Long> times =
                    again.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            h -> h.body().toString(), Collectors.counting()));
            // a request is repeated only when it was on its way as the process died
            long repeated = times.values().stream().mapToLong(n -> n - 1).sum();
            assertTrue(repeated <= kills, repeated + " repeated by " + kills + " kills");
            assertEquals(asked, times.size(), "the same questions as without a kill");
            long calls =
                    LlmSearchTest.of(events, SearchEvent.Proposed.class).stream()
                            .mapToLong(p -> p.reply().usage().calls())
                            .sum();
            assertEquals(asked, calls);
        }
    }

    private List<String> uninterrupted(ModelServer server) throws InterruptedException {
        SearchSettings settings = LlmSearchProcess.settings(server.base());
        Workspace workspace = LlmRuns.workspace(temp.resolve("whole"));
        String run = workspace.create(settings);
        try (SearchSession session = LlmRuns.recalling(workspace, run, settings)) {
            session.start(new LlmRuns.Patient());
            assertTrue(session.await(Duration.ofSeconds(60)));
        }
        return outcome(workspace.events(run));
    }

    /** Iteration by iteration, replies and scores; the seconds waited differ. */
    private static List<String> outcome(List<SearchEvent> events) {
        return events.stream()
                .flatMap(e ->
                        switch (e) {
                            case SearchEvent.Proposed p ->
                                    java.util.stream.Stream.of(
                                            p.iteration()
                                                    + "."
                                                    + p.attempt()
                                                    + " "
                                                    + p.reply().text());
                            case SearchEvent.Evaluated v ->
                                    java.util.stream.Stream.of(
                                            v.iteration()
                                                    + " "
                                                    + v.architecture().genotype()
                                                    + " "
                                                    + v.evaluation().score());
                            case SearchEvent.Reused r ->
                                    java.util.stream.Stream.of(
                                            r.iteration() + " again " + r.known());
                            default -> java.util.stream.Stream.empty();
                        })
                .toList();
    }

    private static Process start(Path workspace, ModelServer server) throws IOException {
        return OwnProcess.of(LlmSearchProcess.class, workspace.toString(), server.base().toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void awaitRequest(ModelServer server, Process process, int count)
            throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (server.heard().size() < count && process.isAlive()) {
            assertTrue(System.nanoTime() < end, "nothing was asked");
            Thread.sleep(5);
        }
    }
}
