package org.seki.space;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The published tables and genotypes, where this machine has them; tests skip without. */
final class SharedData {
    private SharedData() {}

    static Path file(String name) {
        Path file = Path.of(System.getProperty("seki.shared", "../shared"), "data", name);
        assumeTrue(Files.isRegularFile(file), "skipped: there is no " + file);
        return file;
    }

    static List<CSVRecord> table(String name) {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file(name)), format)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Architecture read(SearchSpace space, String text) {
        return switch (space.read(text)) {
            case GenotypeReading.Read read -> read.architecture();
            case GenotypeReading.Fault fault ->
                    throw new AssertionError(text + ": " + fault.sentence());
        };
    }
}
