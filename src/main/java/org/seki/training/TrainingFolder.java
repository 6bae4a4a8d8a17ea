package org.seki.training;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.seki.device.ProcessLock;
import org.seki.device.WholeFile;

/**
 * The folder of one seed: {@code request.json}, {@code data.json} ({@link org.seki.data.WorkData}),
 * {@code course.json} and {@code checkpoint.safetensors} while it goes on, {@code
 * best.safetensors}, {@code last.safetensors}, in the end {@code result.json}, and {@code
 * unsealed.json} once its test accuracy was read.
 */
record TrainingFolder(Path folder) {
    private static final String REQUEST = "request.json";
    private static final String COURSE = "course.json";
    private static final String RESULT = "result.json";
    private static final String UNSEALED = "unsealed.json";
    private static final String LOCK = "lock";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** When the test accuracy was read first. */
    private record Unsealed(String at) {}

    /**
     * @param seed this folder's
     */
    private record Asked(TrainingRequest request, long seed) {}

    String id() {
        return String.valueOf(folder.getFileName());
    }

    void keep(TrainingRequest request, long seed) throws IOException {
        write(REQUEST, new Asked(request, seed));
    }

    void keep(Course course) throws IOException {
        write(COURSE, course);
    }

    void keep(TrainResult result) throws IOException {
        write(RESULT, result);
    }

    void unseal() throws IOException {
        if (!Files.exists(folder.resolve(UNSEALED))) {
            write(UNSEALED, new Unsealed(Instant.now().toString()));
        }
    }

    private void write(String name, Object value) throws IOException {
        WholeFile.replace(
                folder.resolve(name), unfinished -> JSON.writeValue(unfinished.toFile(), value));
    }

    /** Empty for a folder that is no training's, or whose request is damaged. */
    Optional<TrainingRequest> request() {
        return read(REQUEST, Asked.class).map(Asked::request);
    }

    /** Whether this is the training with this seed. */
    boolean is(TrainingRequest request, long seed) {
        return read(REQUEST, Asked.class)
                .filter(a -> a.seed() == seed && a.request().repeats(request))
                .isPresent();
    }

    Optional<TrainResult> result() {
        return read(RESULT, TrainResult.class);
    }

    private <T> Optional<T> read(String name, Class<T> type) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), type));
        } catch (JacksonException damaged) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it stands, with the test accuracy sealed unless it was read before. */
    private KeptTraining.Seed seed() {
        Course course = read(COURSE, Course.class).orElse(Course.NONE);
        Optional<TrainResult> result = result();
        boolean open = Files.exists(folder.resolve(UNSEALED));
        return new KeptTraining.Seed(
                read(REQUEST, Asked.class).map(Asked::seed).orElse(0L),
                id(),
                state(course, result.isPresent()),
                course.of(),
                course.epochs(),
                result.map(r -> open ? r : r.sealed()));
    }

    private KeptTraining.State state(Course course, boolean finished) {
        if (finished) {
            return KeptTraining.State.FINISHED;
        }
        if (running()) {
            return KeptTraining.State.RUNNING;
        }
        return course.paused() ? KeptTraining.State.PAUSED : KeptTraining.State.INTERRUPTED;
    }

    private Instant at() {
        try {
            return Files.getLastModifiedTime(folder).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    /** Folders of the same training with its seeds. */
    static KeptTraining together(List<TrainingFolder> same) {
        TrainingFolder last =
                same.stream().max(Comparator.comparing(TrainingFolder::at)).orElseThrow();
        return new KeptTraining(
                last.request().orElseThrow(),
                same.stream()
                        .map(TrainingFolder::seed)
                        .sorted(Comparator.comparing(KeptTraining.Seed::seed))
                        .toList(),
                last.at());
    }

    /**
     * For the caller to close.
     *
     * @throws TrainingRefused when it is trained already, here or elsewhere
     */
    ProcessLock lock() throws IOException {
        Files.createDirectories(folder);
        return ProcessLock.take(folder.resolve(LOCK))
                .orElseThrow(() ->
                        new TrainingRefused(
                                "This training goes on already.",
                                folder.toString(),
                                "Wait for it, or stop it where it was begun."));
    }

    private boolean running() {
        try {
            return ProcessLock.held(folder.resolve(LOCK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
