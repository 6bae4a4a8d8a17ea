package org.seki.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.OwnProcess;
import org.seki.search.Heard;
import org.seki.search.Iteration;
import org.seki.search.Preset;
import org.seki.search.SearchEvent;
import org.seki.search.SearchEvent.Steered;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.SearchState;
import org.seki.search.Steering;
import org.seki.search.SteeringLog;
import org.seki.search.SteeringLog.Standing;
import org.seki.strategist.Stage;

/** What a person did to a search and saw accepted is there after {@code kill -9}, and works. */
class KilledSteeringTest {
    @TempDir Path temp;

    @Test
    void everyActThatWasShownAsAcceptedSurvivesAndTheLogTellsWhatTheScoreDid() throws Exception {
        SearchSettings settings =
                Preset.STANDARD.settings("nasbench201", "none", new Choice("draws", Map.of()), 5);
        Workspace workspace = KilledChild.workspace(temp.resolve("workspace"));
        String run = workspace.create(settings);
        List<Steering> done = new ArrayList<>();
        for (int batch = 0; batch < SteeringChild.BATCHES.size(); batch++) {
            killedOnceAccepted(run, batch);
            List<Steering> acts = SteeringChild.BATCHES.get(batch);
            done.addAll(acts);
            assertEquals(done, steerings(workspace.events(run)), "after kill " + batch);
            List<Steering> waiting =
                    List.copyOf(SearchState.replay(workspace.events(run)).pending().values());
            assertEquals(
                    acts.stream()
                            .filter(a -> !(a instanceof Steering.Withdraw))
                            .filter(a -> !a.equals(new Steering.Ban(2)))
                            .toList(),
                    waiting,
                    "pending until the next iteration");
            assertEquals(Map.of(0, SteeringChild.NOTE), workspace.notes(run));
        }
        finish(workspace, run);
        works(workspace.events(run));
    }

    private static void works(List<SearchEvent> events) {
        SearchState state = SearchState.replay(events);
        assertEquals(6, state.settings().topK());
        assertEquals(2, state.settings().sample());
        assertEquals(5, state.settings().history());
        assertEquals(500, state.settings().budgets().evaluations());
        assertEquals("0.3", state.settings().strategist().options().get("temperature"));
        SteeringLog log = SteeringLog.of(events);
        for (SteeringLog.Entry entry : log.entries()) {
            Steering steering = entry.steered().steering();
            String what = entry.number() + " " + steering;
            if (steering.equals(new Steering.Ban(2))) {
                assertEquals(Standing.WITHDRAWN, entry.standing(), what);
            } else if (!(steering instanceof Steering.Withdraw)) {
                assertEquals(Standing.EFFECTIVE, entry.standing(), what);
                assertTrue(entry.after().count() > 0, what);
                assertTrue(Double.isFinite(entry.after().mean()), what);
                assertTrue(entry.after().best() >= entry.before().best(), what);
            }
        }
        assertEquals(
                SteeringChild.GENOTYPE,
                next(state, log, 3).architecture().orElseThrow().genotype());
        assertEquals(Stage.KNOWLEDGE_INSPIRATION, next(state, log, 4).stage());
    }

    /** The iteration in which a change took effect. */
    private static Iteration next(SearchState state, SteeringLog log, int number) {
        int after = log.entries().get(number - 1).steered().afterIteration();
        return state.iterations().stream().filter(i -> i.index() > after).findFirst().orElseThrow();
    }

    private static List<Steering> steerings(List<SearchEvent> events) {
        return events.stream()
                .filter(Steered.class::isInstance)
                .map(e -> ((Steered) e).steering())
                .toList();
    }

    private void killedOnceAccepted(String run, int batch) throws Exception {
        Path errors = temp.resolve("stderr.txt");
        Process child =
                OwnProcess.of(
                                SteeringChild.class,
                                temp.resolve("workspace").toString(),
                                run,
                                Integer.toString(batch))
                        .redirectError(errors.toFile())
                        .start();
        String said = child.inputReader(StandardCharsets.UTF_8).readLine();
        child.destroyForcibly();
        assertTrue(child.waitFor(60, TimeUnit.SECONDS));
        assertEquals("accepted", said, Files.readString(errors));
    }

    private static void finish(Workspace workspace, String run) throws InterruptedException {
        try (SearchSession session = KilledChild.session(workspace, run, 0)) {
            session.start(new Heard());
            assertTrue(session.await(Duration.ofMinutes(1)));
        }
    }
}
