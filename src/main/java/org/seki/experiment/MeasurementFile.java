package org.seki.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code measurement.json}: what is measured in a folder, and what it came to; JSON. */
final class MeasurementFile {
    private static final String NAME = "measurement.json";

    private final Path file;

    MeasurementFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /**
     * Of the folders in this one, the latest first.
     *
     * @throws org.seki.search.JournalException when one is damaged
     */
    static List<Measurement> all(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.map(MeasurementFile::new)
                    .flatMap(f -> f.read().stream())
                    .sorted(Comparator.comparing(Measurement::at).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A finished report stays until another is. */
    void begin(CorrelationSettings settings) {
        Optional<CorrelationReport> before =
                read().filter(m -> m.settings().equals(settings)).flatMap(Measurement::report);
        write(settings, before);
    }

    void finish(CorrelationSettings settings, CorrelationReport report) {
        write(settings, Optional.of(report));
    }

    private Optional<Measurement> read() {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(
                            StudyJson.read(
                                    Files.readString(file), Measurement.class, file.toString()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void write(CorrelationSettings settings, Optional<CorrelationReport> report) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(NAME + ".new");
            Files.writeString(
                    fresh,
                    StudyJson.write(new Measurement(Instant.now().toString(), settings, report)));
            move(fresh);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void move(Path fresh) throws IOException {
        try {
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
