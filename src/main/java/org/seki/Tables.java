package org.seki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.tabular.BenchmarkTable;
import org.seki.evaluation.tabular.TableReading;
import org.seki.search.SearchRefused;

/**
 * Benchmark tables by their files. The one read last is kept, for a run is checked, then opened; a
 * file that has changed is read again. Any thread but the window's: a read takes a second.
 */
final class Tables {
    private record Kept(Path file, FileTime modified, long bytes, BenchmarkTable table) {}

    private volatile @Nullable Kept last;

    /**
     * @throws SearchRefused with row, column and what was expected there
     */
    BenchmarkTable read(Path file) {
        Kept kept = last;
        if (kept != null && isStill(kept, file)) {
            return kept.table;
        }
        return switch (BenchmarkTable.read(file, Monitor.NONE)) {
            case TableReading.Read read -> {
                last = kept(file, read.table());
                yield read.table();
            }
            case TableReading.Fault fault ->
                    throw new SearchRefused(
                            fault.sentence(),
                            file.toString(),
                            "Correct the table, or choose another.");
        };
    }

    private static boolean isStill(Kept kept, Path file) {
        try {
            return kept.file.equals(file)
                    && Files.getLastModifiedTime(file).equals(kept.modified)
                    && Files.size(file) == kept.bytes;
        } catch (IOException gone) {
            return false; // and reading it again says why
        }
    }

    private static @Nullable Kept kept(Path file, BenchmarkTable table) {
        try {
            return new Kept(file, Files.getLastModifiedTime(file), Files.size(file), table);
        } catch (IOException changing) {
            return null; // read again next time
        }
    }
}
