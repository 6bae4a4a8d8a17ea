package org.seki;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.device.ThisProgram;

/** The real program with two trainings in processes of their own, killed without warning. */
class KilledTruthTest {
    private static final long PATIENCE_SECONDS = 300;
    private static final String[] CORRELATE = {
        "correlate",
        "--train",
        "6",
        "--architectures",
        "10",
        "--evaluator",
        "zerocost",
        "--evaluator-option",
        "parts=parameters",
        "--evaluator-option",
        "channels=8",
        "--evaluator-option",
        "images=8",
        "--evaluator-option",
        "draws=1",
        "--evaluator-option",
        "reference=4",
        "--json"
    };

    @TempDir private Path folder;

    @Test
    void goesOnWithWhatWasKeptAndNoProcessOutlivesIt() throws Exception {
        Path killed = folder.resolve("killed");
        Process program = start(killed, "2");
        await(program, () -> kept(killed).size() >= 3);
        List<ProcessHandle> children = program.descendants().toList();
        program.destroyForcibly().waitFor();
        assertThat(children).as("two processes that train").hasSize(2);
        List<String> afterTheKill = kept(killed);
        assertThat(afterTheKill).hasSizeLessThan(10);
        for (ProcessHandle child : children) {
            child.onExit().get(30, TimeUnit.SECONDS);
        }

        Process bereft = start(killed, "2");
        await(bereft, () -> kept(killed).size() > afterTheKill.size());
        bereft.children().findFirst().orElseThrow().destroyForcibly();
        assertThat(bereft.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(bereft.exitValue()).as(log()).isEqualTo(1);
        assertThat(log()).contains("has ended before it was through", "the same command goes on");
        List<String> before = kept(killed);
        assertThat(before).hasSizeLessThan(10).startsWith(afterTheKill.toArray(String[]::new));

        finish(start(killed, "2"));
        assertThat(kept(killed)).hasSize(10).startsWith(before.toArray(String[]::new));
        Path alone = folder.resolve("alone");
        finish(start(alone, "1"));
        assertThat(metrics(killed))
                .as("the same to the last digit in one process whose engine has all threads")
                .isEqualTo(metrics(alone));
    }

    private static Map<String, JsonNode> metrics(Path workspace) throws IOException {
        Map<String, JsonNode> metrics = new HashMap<>();
        for (String line : kept(workspace)) {
            JsonNode scored = new ObjectMapper().readTree(line);
            metrics.put(scored.get("genotype").asText(), scored.get("metrics"));
        }
        return metrics;
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Process program, Condition condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            assertThat(program.isAlive() && System.nanoTime() < end).as(log()).isTrue();
            Thread.sleep(20);
        }
    }

    /** The trainings' lines. */
    private static List<String> kept(Path workspace) throws IOException {
        Path all = workspace.resolve("correlations");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(all)) {
            Optional<Path> file =
                    files.filter(f -> f.endsWith("scores.jsonl"))
                            .filter(f -> text(f).contains("\"accuracy\""))
                            .findFirst();
            return file.isEmpty()
                    ? List.of()
                    : text(file.get()).lines().filter(l -> l.endsWith("}")).toList();
        } catch (UncheckedIOException renamed) {
            return List.of(); // a file had another name by the time it was looked at
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start(Path workspace, String parallel) throws IOException {
        List<String> command = new ArrayList<>(ThisProgram.command(Launcher.class, 512L << 20));
        command.addAll(List.of(CORRELATE));
        command.addAll(List.of("--parallel", parallel, "--workspace", workspace.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private void finish(Process program) throws Exception {
        assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(program.exitValue()).as(log()).isZero();
        JsonNode report = new ObjectMapper().readTree(folder.resolve("out").toFile());
        assertThat(report.get("points")).as("all of standard output").hasSize(10);
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }
}
