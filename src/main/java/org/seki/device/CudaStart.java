package org.seki.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A note that lies on the disk while a CUDA library is loaded: where it is found later, a process
 * died of that library, and the next one had better not try.
 */
record CudaStart(Path note) {
    static CudaStart in(Folders folders) {
        return new CudaStart(folders.config().resolve("cuda-starting"));
    }

    /** Whether a process that is no more left it. */
    boolean failedBefore() {
        try {
            if (!Files.exists(note)) {
                return false;
            }
            String pid = Files.readString(note).strip();
            return !pid.matches("\\d{1,18}")
                    || Optional.of(Long.parseLong(pid))
                            .flatMap(ProcessHandle::of)
                            .filter(ProcessHandle::isAlive)
                            .isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    void begins() throws IOException {
        Files.createDirectories(note.toAbsolutePath().getParent());
        Files.writeString(note, Long.toString(ProcessHandle.current().pid()));
    }

    void through() throws IOException {
        Files.deleteIfExists(note);
    }
}
