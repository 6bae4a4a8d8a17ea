package org.seki.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.OwnProcess;
import org.seki.search.Heard;
import org.seki.search.Iteration;
import org.seki.search.Preset;
import org.seki.search.RunState;
import org.seki.search.SearchEvent.Resumed;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.SearchState;
import org.seki.search.Steering;

/** A search that is killed and resumed is the search that was never killed. */
class KillTest {
    @TempDir Path temp;

    @ParameterizedTest
    @CsvSource({"nasbench201, 6", "darts, 4"})
    void killedAtRandomMomentsAndResumedItIsTheSameSearch(String space, int kills)
            throws Exception {
        SearchSettings settings =
                Preset.STANDARD.settings(space, "none", new Choice("draws", Map.of()), 5);
        Workspace workspace = KilledChild.workspace(temp.resolve("killed"));
        String run = workspace.create(settings);
        Random random = new Random(5);
        for (int i = 0; i < kills; i++) {
            Process child = child("killed", run);
            awaitLine(child, "running");
            Thread.sleep(random.nextInt(400));
            kill(child);
        }
        finish(workspace, run);

        Workspace whole = KilledChild.workspace(temp.resolve("whole"));
        String other = whole.create(settings);
        finish(whole, other);
        assertEquals(iterations(whole, other), iterations(workspace, run));
        long resumed = workspace.events(run).stream().filter(Resumed.class::isInstance).count();
        assertTrue(resumed >= 2, "only " + resumed + " resumed");
        assertEquals(RunState.FINISHED, workspace.runs().getFirst().state());
    }

    @Test
    void aSteeringThatWasShownAsAcceptedSurvives() throws Exception {
        SearchSettings settings =
                Preset.STANDARD.settings("nasbench201", "none", new Choice("draws", Map.of()), 5);
        Workspace workspace = KilledChild.workspace(temp.resolve("killed"));
        String run = workspace.create(settings);
        String genotype =
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
                        + "+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|";
        Process child = child("killed", run, genotype);
        awaitLine(child, "accepted");
        kill(child);
        SearchState state = SearchState.replay(workspace.events(run));
        boolean pending = state.pending().containsValue(new Steering.Inject(genotype));
        finish(workspace, run);
        assertTrue(
                iterations(workspace, run).stream().anyMatch(i -> i.contains(genotype)),
                "injected, whether it was still pending (" + pending + ") or not");
    }

    private Process child(String folder, String... more) throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add(temp.resolve(folder).toString());
        arguments.addAll(List.of(more));
        return OwnProcess.of(KilledChild.class, arguments.toArray(String[]::new))
                .redirectError(temp.resolve("stderr.txt").toFile())
                .start();
    }

    private static void awaitLine(Process child, String line) throws IOException {
        BufferedReader out = child.inputReader(StandardCharsets.UTF_8);
        for (String said = out.readLine(); said != null; said = out.readLine()) {
            if (said.equals(line)) {
                return;
            }
        }
        // the search ended before: nothing is left to be killed
    }

    private static void kill(Process child) throws InterruptedException {
        child.destroyForcibly();
        assertTrue(child.waitFor(60, TimeUnit.SECONDS));
    }

    private static void finish(Workspace workspace, String run) throws InterruptedException {
        try (SearchSession session = KilledChild.session(workspace, run, 0)) {
            session.start(new Heard());
            assertTrue(session.await(Duration.ofMinutes(1)));
        }
    }

    private static List<String> iterations(Workspace workspace, String run) {
        return SearchState.replay(workspace.events(run)).iterations().stream()
                .map(KillTest::line)
                .toList();
    }

    private static String line(Iteration i) {
        return "%d %s %s %s %s"
                .formatted(
                        i.index(),
                        i.stage(),
                        i.outcome(),
                        i.architecture().map(a -> a.genotype()).orElse("-"),
                        i.score());
    }
}
