package org.seki.store;

import java.sql.PreparedStatement;
import java.util.List;

/**
 * The trials of a study in the workspace, of which this process is the writer until it is closed.
 * Thread-safe.
 */
public final class StudyJournal implements AutoCloseable {
    private final String study;
    private final Writer writer;
    private final Reader reader;

    /**
     * @param writer has claimed the study
     */
    StudyJournal(String study, Writer writer, Reader reader) {
        this.study = study;
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * One trial.
     *
     * @param body its results as JSON
     */
    public record Row(String dataset, String strategist, long seed, String body) {}

    /** All that are kept. */
    public List<Row> rows() {
        return reader.trials(study);
    }

    /**
     * All or none, durable on return; in the place of any for the same data set, strategist and
     * seed.
     */
    public void put(List<Row> rows) {
        writer.transact(
                "Study %s could not be saved".formatted(study),
                connection -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "INSERT OR REPLACE INTO trial VALUES (?, ?, ?, ?, ?)")) {
                        for (Row row : rows) {
                            insert.setString(1, study);
                            insert.setString(2, row.dataset());
                            insert.setString(3, row.strategist());
                            insert.setLong(4, row.seed());
                            insert.setString(5, row.body());
                            insert.addBatch();
                        }
                        return insert.executeBatch();
                    }
                });
    }

    @Override
    public void close() {
        writer.disclaim(Workspace.claimOf(study));
    }
}
