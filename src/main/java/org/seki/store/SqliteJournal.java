package org.seki.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.seki.search.Journal;
import org.seki.search.Notes;
import org.seki.search.SearchEvent;
import org.seki.strategist.Exchange;

/** A run's events in the workspace, of which this process is the writer until it is closed. */
final class SqliteJournal implements Journal {
    private final String run;
    private final Writer writer;
    private final Reader reader;
    private final EventJson json;
    private final Clock clock;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /**
     * @param writer has claimed the run
     */
    SqliteJournal(String run, Writer writer, Reader reader, EventJson json, Clock clock) {
        this.run = run;
        this.writer = writer;
        this.reader = reader;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void append(List<SearchEvent> events) {
        writer.transact(
                "Run %s could not be saved".formatted(run),
                connection -> {
                    insert(connection, events);
                    return events.size();
                });
    }

    private void insert(Connection connection, List<SearchEvent> events) throws SQLException {
        String at = clock.instant().toString();
        try (EventRows rows = new EventRows(connection, run, json)) {
            for (SearchEvent e : events) {
                rows.add(at, e);
            }
        }
    }

    @Override
    public List<SearchEvent> events() {
        return reader.events(run, json);
    }

    @Override
    public List<Exchange> exchanges(int iteration) {
        return reader.exchanges(run, iteration);
    }

    @Override
    public Notes notes() {
        return new SqliteNotes(run, writer, reader, clock);
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            writer.disclaim(run);
        }
    }
}
