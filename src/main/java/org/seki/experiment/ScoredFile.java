package org.seki.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seki.search.JournalException;
import org.seki.space.Architecture;

/** What was scored so far, a line of JSON each; a line that a kill cut short is scored again. */
final class ScoredFile {
    private final Path file;
    private final Map<String, Scored> known = new LinkedHashMap<>();

    /**
     * @throws UncheckedIOException when it is there and cannot be read
     */
    ScoredFile(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(this::read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void read(String line) {
        try {
            Scored scored = StudyJson.read(line, Scored.class, "A score");
            known.put(scored.genotype(), scored);
        } catch (JournalException cutShort) {
            known.remove(line); // not there: it is scored again
        }
    }

    Optional<Scored> find(String genotype) {
        return Optional.ofNullable(known.get(genotype));
    }

    /** Those that are not, in the same order. */
    List<Architecture> missing(List<Architecture> architectures) {
        return architectures.stream().filter(a -> !known.containsKey(a.genotype())).toList();
    }

    /** All that were scored, in the order they were. */
    List<Scored> all() {
        return List.copyOf(known.values());
    }

    /** Durable on return. */
    void keep(Scored scored) {
        known.put(scored.genotype(), scored);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(
                    file,
                    List.of("", StudyJson.write(scored)),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
