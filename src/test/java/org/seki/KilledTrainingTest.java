package org.seki;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.device.ThisProgram;
import org.seki.training.Safetensors;

/** The real program in the middle of a final training, killed without warning. */
class KilledTrainingTest {
    private static final long PATIENCE_SECONDS = 120;
    private static final int STEPS_AN_EPOCH = 12;

    private static final String DARTS_V2 =
            "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), "
                    + "('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0), "
                    + "('skip_connect', 0), ('dil_conv_3x3', 2)], normal_concat=[2, 3, 4, 5], "
                    + "reduce=[('max_pool_3x3', 0), ('max_pool_3x3', 1), ('skip_connect', 2), "
                    + "('max_pool_3x3', 1), ('max_pool_3x3', 0), ('skip_connect', 2), "
                    + "('skip_connect', 2), ('max_pool_3x3', 1)], reduce_concat=[2, 3, 4, 5])";

    private static final List<String> TRAIN =
            Stream.concat(
                            Stream.of("train", DARTS_V2, "--preset", "smoke", "--seed", "5"),
                            Stream.of(
                                            "images=96",
                                            "held=40",
                                            "batch=8",
                                            "channels=8",
                                            "cells=3",
                                            "epochs=3",
                                            "smoothing=0.1",
                                            "cutout=8",
                                            "drop-path=0.3")
                                    .flatMap(option -> Stream.of("--option", option)))
                    .toList();

    @TempDir Path folder;

    @Test
    void killedInEveryEpochItGivesTheSameBitsInTheEnd() throws IOException, InterruptedException {
        Path interrupted = folder.resolve("interrupted");
        Path whole = folder.resolve("whole");
        int midEpoch = 0;
        for (int step : new int[] {3, 17, 28}) {
            midEpoch += killedAfter(step, interrupted) ? 1 : 0;
        }
        assertTrue(midEpoch >= 2, midEpoch + " kills in the middle of an epoch");
        finish(interrupted);
        finish(whole);
        for (String name : List.of("best.safetensors", "last.safetensors")) {
            assertArrayEquals(
                    Files.readAllBytes(file(whole, name)),
                    Files.readAllBytes(file(interrupted, name)),
                    name);
        }
        assertEquals(result(whole), result(interrupted));
        assertEquals(3, result(whole).get("epochs").asInt());
        assertTrue(result(whole).get("test").asDouble() > 0);
    }

    /**
     * @return whether it was alive and the last checkpoint lies between two ends of an epoch
     */
    private boolean killedAfter(int step, Path workspace) throws IOException, InterruptedException {
        Process child = start(workspace, "0");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (child.isAlive() && saved(workspace) < step) {
            assertTrue(System.nanoTime() < end, "step " + step + " was not reached");
            Thread.sleep(5);
        }
        boolean alive = child.isAlive();
        child.destroyForcibly().waitFor();
        return alive && saved(workspace) % STEPS_AN_EPOCH != 0;
    }

    private static int saved(Path workspace) throws IOException {
        Path trainings = workspace.resolve("trainings");
        if (!Files.isDirectory(trainings)) {
            return 0;
        }
        try (Stream<Path> folders = Files.list(trainings)) {
            Optional<Path> file =
                    folders.map(f -> f.resolve("checkpoint.safetensors"))
                            .filter(Files::isRegularFile)
                            .findFirst();
            return file.isPresent()
                    ? Integer.parseInt(Safetensors.read(file.get()).metadata().get("step"))
                    : 0;
        }
    }

    private static Path file(Path workspace, String name) throws IOException {
        try (Stream<Path> folders = Files.list(workspace.resolve("trainings"))) {
            return folders.findFirst().orElseThrow().resolve(name);
        }
    }

    private static JsonNode result(Path workspace) throws IOException {
        ObjectNode result =
                (ObjectNode) new ObjectMapper().readTree(file(workspace, "result.json").toFile());
        assertTrue(result.remove("seconds").asDouble() > 0);
        return result;
    }

    private Process start(Path workspace, String saveEvery) throws IOException {
        List<String> command = new ArrayList<>(ThisProgram.command(Launcher.class, 512L << 20));
        command.addAll(TRAIN);
        command.addAll(List.of("--save-every", saveEvery, "--workspace", workspace.toString()));
        File log = folder.resolve("child.log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private void finish(Path workspace) throws IOException, InterruptedException {
        Process child = start(workspace, "10");
        assertTrue(child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the training did not end");
        assertEquals(0, child.exitValue(), Files.readString(folder.resolve("child.log")));
    }
}
