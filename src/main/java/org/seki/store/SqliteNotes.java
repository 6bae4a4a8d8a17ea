package org.seki.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.seki.search.Note;
import org.seki.search.Notes;

/** A run's notes in the workspace, of which this process is the writer. */
final class SqliteNotes implements Notes {
    private final String run;
    private final Writer writer;
    private final Reader reader;
    private final Clock clock;

    SqliteNotes(String run, Writer writer, Reader reader, Clock clock) {
        this.run = run;
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Map<Integer, Note> all() {
        return reader.notes(run);
    }

    @Override
    public void put(int iteration, Note note) {
        writer.transact(
                "The note on iteration %d could not be saved".formatted(iteration),
                c -> insert(c, run, iteration, note, clock.instant().toString()));
    }

    static int insert(Connection connection, String run, int iteration, Note note, String at)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT OR REPLACE INTO note VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, run);
            insert.setInt(2, iteration);
            insert.setBoolean(3, note.starred());
            insert.setString(4, note.text());
            insert.setString(5, at);
            return insert.executeUpdate();
        }
    }
}
