package org.seki.evaluation.tabular;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.seki.evaluation.Monitor;

/** The published tables, where this machine has them; tests skip without. */
final class SharedTables {
    private SharedTables() {}

    static Path file(String name) {
        Path file = Path.of(System.getProperty("seki.shared", "../shared"), "data", name);
        assumeTrue(Files.isRegularFile(file), "skipped: there is no " + file);
        return file;
    }

    static BenchmarkTable read(String name) {
        return ((TableReading.Read) BenchmarkTable.read(file(name), Monitor.NONE)).table();
    }
}
