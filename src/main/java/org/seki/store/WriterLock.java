package org.seki.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.seki.device.ProcessLock;
import org.seki.device.WholeFile;
import org.seki.search.SearchRefused;

/**
 * One process at a time writes a workspace: {@code workspace.lock}. A file beside it says for
 * people and readers who that is and which runs are live.
 */
final class WriterLock implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final ProcessLock lock;

    private WriterLock(Path folder, ProcessLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Never the locked file itself, see {@link ProcessLock}. */
    private static Path words(Path folder) {
        return folder.resolve("writer.json");
    }

    /**
     * @throws SearchRefused when another process, or another workspace object of this one, has it
     * @throws IOException when the file cannot be written
     */
    static WriterLock take(Path folder) throws IOException {
        return new WriterLock(
                folder,
                ProcessLock.take(folder.resolve("workspace.lock"))
                        .orElseThrow(() ->
                                new SearchRefused(
                                        "The workspace is already open for writing%s."
                                                .formatted(holder(folder)),
                                        folder.toString(),
                                        "Stop the search there, or choose another workspace with"
                                                + " --workspace.")));
    }

    private static String holder(Path folder) {
        long pid = read(folder).path("pid").asLong();
        return pid == ProcessHandle.current().pid()
                ? " in this process"
                : pid == 0 ? "" : " in process " + pid;
    }

    /** Tells readers which runs are live. */
    void tell(Set<String> runs) throws IOException {
        Map<String, Object> holder = Map.of("pid", ProcessHandle.current().pid(), "runs", runs);
        WholeFile.replace(
                words(folder), unfinished -> JSON.writeValue(unfinished.toFile(), holder));
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

    /** Missing or damaged text says nothing. */
    private static JsonNode read(Path folder) {
        try {
            return JSON.readTree(Files.readAllBytes(words(folder)));
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            Files.deleteIfExists(words(folder));
        }
    }
}
