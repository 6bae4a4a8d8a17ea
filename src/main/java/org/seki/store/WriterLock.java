package org.seki.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seki.search.SearchRefused;

/**
 * One process at a time writes a workspace. The operating system gives the lock back when the
 * process ends, however it ends; the file's text says for people and readers who holds it and which
 * runs are live.
 */
final class WriterLock implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Far behind the text: on Windows a locked region cannot be read by others. */
    private static final long REGION = Long.MAX_VALUE - 1;

    private final FileChannel channel;
    private final FileLock lock;

    private WriterLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    private static Path file(Path folder) {
        return folder.resolve("workspace.lock");
    }

    /**
     * @throws SearchRefused when another process, or another workspace object of this one, has it
     * @throws IOException when the file cannot be written
     */
    static WriterLock take(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock(REGION, 1, false);
        } catch (OverlappingFileLockException e) {
            // this process has it: refused below like any other
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new SearchRefused(
                    "The workspace is already open for writing" + holder(folder) + ".",
                    folder.toString(),
                    "Stop the search there, or choose another workspace with --workspace.");
        }
        return new WriterLock(channel, lock);
    }

    private static String holder(Path folder) {
        long pid = read(folder).path("pid").asLong();
        return pid == ProcessHandle.current().pid()
                ? " in this process"
                : pid == 0 ? "" : " in process " + pid;
    }

    /** Tells readers which runs are live. */
    void tell(Set<String> runs) throws IOException {
        byte[] text =
                JSON.writeValueAsBytes(Map.of("pid", ProcessHandle.current().pid(), "runs", runs));
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text), 0);
    }

    /** The runs whose process lives. */
    static Set<String> live(Path folder) {
        JsonNode holder = read(folder);
        Set<String> runs = new HashSet<>();
        if (ProcessHandle.of(holder.path("pid").asLong())
                .filter(ProcessHandle::isAlive)
                .isPresent()) {
            holder.path("runs").forEach(run -> runs.add(run.asText()));
        }
        return runs;
    }

    /** Missing, empty or half-written text says nothing. */
    private static JsonNode read(Path folder) {
        try {
            return JSON.readTree(Files.readAllBytes(file(folder)));
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
            lock.release();
        }
    }
}
