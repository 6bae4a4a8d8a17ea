package org.seki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.Terminal.Typed;
import org.seki.device.ThisProgram;

/** The real program, on a real supernet, killed without warning. */
class KilledSearchTest {
    private static final int KILLS = 10;
    private static final long PATIENCE_SECONDS = 120;

    /**
     * Small enough to be killed ten times in a build, large enough that training can be killed too.
     */
    private static final List<String> SEARCH =
            List.of(
                    "search",
                    "--quick",
                    "--seed",
                    "11",
                    "--lambda",
                    "8",
                    "--gamma",
                    "8",
                    "--evaluator-option",
                    "steps=12",
                    "--evaluator-option",
                    "batch=8",
                    "--evaluator-option",
                    "channels=8",
                    "--evaluator-option",
                    "held=40",
                    "--evaluator-option",
                    "reference=3");

    @TempDir Path folder;

    @Test
    void afterTenKillsTheJournalIsThatOfAnUninterruptedRun()
            throws IOException, InterruptedException {
        Path interrupted = folder.resolve("interrupted");
        Path whole = folder.resolve("whole");
        Random random = new Random(20);
        int killed = 0;
        for (int i = 0; i < KILLS; i++) {
            Process child =
                    start(
                            i == 0 || run(interrupted) == null ? SEARCH : resume(interrupted),
                            interrupted);
            killed += killAfter(child, interrupted, 2 * i, random.nextInt(400)) ? 1 : 0;
        }
        assertTrue(
                killed >= KILLS / 2,
                "only " + killed + " of the children were still alive to be killed");
        finish(start(resume(interrupted), interrupted));
        finish(start(SEARCH, whole));
        JsonNode expected = iterations(whole);
        assertEquals(20, expected.size());
        assertEquals(expected.toPrettyString(), iterations(interrupted).toPrettyString());
    }

    /**
     * Waits until this many iterations are journaled, then a little, then kills. @return whether it
     * was alive
     */
    private boolean killAfter(Process child, Path workspace, int journaled, int millis)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (child.isAlive() && size(workspace) < journaled) {
            assertTrue(System.nanoTime() < end, "no iteration in " + PATIENCE_SECONDS + " s");
            Thread.sleep(20);
        }
        boolean alive =
                !child.waitFor(journaled == 0 ? 1500 + 5L * millis : millis, TimeUnit.MILLISECONDS);
        child.destroyForcibly().waitFor();
        return alive;
    }

    private int size(Path workspace) {
        JsonNode run = run(workspace);
        return run == null ? 0 : run.get("evaluations").asInt();
    }

    private JsonNode run(Path workspace) {
        JsonNode runs = type("runs", workspace).json().get("runs");
        return runs.isEmpty() ? null : runs.get(0);
    }

    private JsonNode iterations(Path workspace) {
        return new Terminal(folder)
                .type(
                        "show",
                        run(workspace).get("run").asText(),
                        "--json",
                        "--workspace",
                        workspace.toString())
                .json()
                .get("iterations");
    }

    private Typed type(String command, Path workspace) {
        return new Terminal(folder).type(command, "--json", "--workspace", workspace.toString());
    }

    private List<String> resume(Path workspace) {
        return List.of("resume", run(workspace).get("run").asText());
    }

    private Process start(List<String> arguments, Path workspace) throws IOException {
        List<String> command = new ArrayList<>(ThisProgram.command(Launcher.class, 512L << 20));
        command.addAll(
                Stream.concat(arguments.stream(), Stream.of("--workspace", workspace.toString()))
                        .toList());
        File log = folder.resolve("child.log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private static void finish(Process child) throws InterruptedException {
        assertTrue(child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the search did not end");
        assertEquals(0, child.exitValue());
    }
}
