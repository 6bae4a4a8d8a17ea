package org.seki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the strategist {@code manual} asks and is answered: in the terminal, or through files. */
final class ManualOptions {
    private static final long LOOK_MS = 200;
    private static final long MOST_BYTES = 10_000_000;

    @Option(
            names = "--prompt-file",
            paramLabel = "FILE",
            description =
                    "With --strategist manual: write each prompt here instead of standard output.")
    private @Nullable Path promptFile;

    @Option(
            names = "--reply-file",
            paramLabel = "FILE",
            description =
                    "With --strategist manual: wait until this file holds the reply, use it, and remove it.")
    private @Nullable Path replyFile;

    Optional<Path> promptFile() {
        return Optional.ofNullable(promptFile);
    }

    Optional<Path> replyFile() {
        return Optional.ofNullable(replyFile);
    }

    /** In one move, so that whoever watches the file never sees half a prompt. */
    static void write(Path file, String prompt) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, prompt);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Waits, without a limit, until the file is there, holds something, and has stopped growing.
     *
     * @throws IOException when it cannot be read as text, is no reply for its size, or stays
     */
    static String take(Path file) throws IOException, InterruptedException {
        long before = -1;
        while (true) {
            long bytes = Files.isRegularFile(file) ? Files.size(file) : 0;
            if (bytes > MOST_BYTES) {
                throw new IOException(
                        "%s has %,d bytes; at most %,d make a reply."
                                .formatted(file, bytes, MOST_BYTES));
            }
            if (bytes > 0 && bytes == before) {
                String reply = Files.readString(file);
                Files.delete(file);
                return reply;
            }
            before = bytes;
            Thread.sleep(LOOK_MS);
        }
    }
}
