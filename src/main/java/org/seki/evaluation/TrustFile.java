package org.seki.evaluation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What was measured of the very evaluator whose weights are in a folder. */
public final class TrustFile {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path file;

    private TrustFile(Path file) {
        this.file = file;
    }

    public static TrustFile in(Path folder) {
        return new TrustFile(folder.resolve("trust.json"));
    }

    /**
     * @throws UncheckedIOException when it is there and cannot be read
     */
    public Optional<Trust> read() {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(JSON.readValue(file.toFile(), Trust.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The measured trust in %s cannot be read: %s".formatted(file, e.getMessage()),
                    e);
        }
    }

    /**
     * @throws UncheckedIOException when the folder cannot be written
     */
    public void write(Trust trust) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            JSON.writeValue(file.toFile(), trust);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The measured trust cannot be written to %s: %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
