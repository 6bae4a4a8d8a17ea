package org.seki.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seki.device.EngineThread;

/**
 * The final trainings of a workspace, a folder each: {@code checkpoint.safetensors} while it goes
 * on, {@code best.safetensors}, {@code last.safetensors} and {@code result.json}.
 */
public record Trainings(Path folder) {
    private static final String RESULT = "result.json";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** All that were begun, by name. */
    public List<String> ids() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory)
                    .map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    /** Where the best weights so far are, once the first epoch is over. */
    public Path best(String id) {
        return folder.resolve(id).resolve(FinalTraining.BEST);
    }

    /**
     * Trains to the end, from where the same order was left; a finished one is only read.
     *
     * @param saveEvery seconds between checkpoints within an epoch
     * @throws java.util.concurrent.CancellationException when cancelled; the same call goes on
     * @throws TrainingRefused when another process trains the same, or there is no such network
     * @throws IOException when it cannot be saved
     */
    public TrainResult run(
            TrainingOrder order, double saveEvery, EngineThread engine, FinalListener listener)
            throws IOException {
        Path own = folder.resolve(order.id());
        if (Files.isRegularFile(own.resolve(RESULT))) {
            listener.said("This was trained before; %s has it.".formatted(own));
            return JSON.readValue(own.resolve(RESULT).toFile(), TrainResult.class);
        }
        return engine.call(() -> {
            try (FinalTraining training =
                    new FinalTraining(order, own, saveEvery, engine.manager())) {
                Files.createDirectories(own);
                try (FileChannel lock = locked(own)) {
                    listener.said("Training %s.".formatted(order.id()));
                    TrainResult result = training.run(listener);
                    keep(result, own.resolve(RESULT));
                    training.forgetCheckpoint();
                    return result;
                }
            }
        });
    }

    private static void keep(TrainResult result, Path file) throws IOException {
        Path unfinished = file.resolveSibling(RESULT + ".tmp");
        JSON.writeValue(unfinished.toFile(), result);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The operating system gives it back when the process ends, however it ends. */
    private static FileChannel locked(Path own) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        own.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // this process has it: refused below like any other
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new TrainingRefused(
                    "This training goes on in another process already.",
                    own.toString(),
                    "Wait for it, or stop it there.");
        }
        return channel;
    }
}
