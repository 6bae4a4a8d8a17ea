package org.seki.evaluation.supernet;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.seki.evaluation.Trust;

/**
 * Measured rank agreements, one JSON file for a space, a built-in data set and a preset. A record
 * counts only for exactly the settings it was measured with.
 */
final class Trusts {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path folder;

    /**
     * @param settings of the evaluator that was measured, as text
     */
    record Measurement(String settings, Trust trust) {}

    Trusts(Path folder) {
        this.folder = folder;
    }

    Optional<Trust> of(String space, String dataset, SupernetSettings settings) {
        Path file = folder.resolve(name(space, dataset, settings));
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Measurement found = JSON.readValue(file.toFile(), Measurement.class);
            return found.settings().equals(settings.toString())
                    ? Optional.of(found.trust())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The measured trust in %s cannot be read: %s".formatted(file, e.getMessage()),
                    e);
        }
    }

    void save(String space, String dataset, SupernetSettings settings, Trust trust)
            throws IOException {
        Files.createDirectories(folder);
        JSON.writeValue(
                folder.resolve(name(space, dataset, settings)).toFile(),
                new Measurement(settings.toString(), trust));
    }

    private static String name(String space, String dataset, SupernetSettings settings) {
        return "%s-%s-%s.json"
                .formatted(space, dataset.replaceAll("[^A-Za-z0-9]+", "_"), settings.preset());
    }
}
