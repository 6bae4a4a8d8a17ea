package org.seki.training;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
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
    private static final int TRIES = 5;
    private static final long BETWEEN_NANOS = 20_000_000;

    /**
     * Lock files held by this process. On Unix whoever closes such a file gives up the process's
     * lock on it, so what is held here is not even looked at.
     */
    private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

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

    /** Held by this process; closed by whoever took it. */
    record Lock(Path file, FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            HERE.remove(file);
            channel.close();
        }
    }

    /**
     * The operating system gives it back when the process ends, however it ends. Tried a few times,
     * because whoever looks at the folder takes it for a moment.
     *
     * @throws TrainingRefused when it is trained elsewhere
     */
    Lock lock() throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("lock").toAbsolutePath();
        if (HERE.add(file)) {
            for (int i = 0; i < TRIES; i++) {
                FileChannel channel = tryLock(file);
                if (channel != null) {
                    return new Lock(file, channel);
                }
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
            HERE.remove(file);
        }
        throw new TrainingRefused(
                "This training goes on already.",
                folder.toString(),
                "Wait for it, or stop it where it was begun.");
    }

    private boolean running() {
        Path file = folder.resolve("lock").toAbsolutePath();
        if (HERE.contains(file)) {
            return true;
        }
        try (FileChannel channel = tryLock(file)) {
            return channel == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable FileChannel tryLock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // another look at the same moment
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? null : channel;
    }
}
