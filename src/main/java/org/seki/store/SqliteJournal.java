package org.seki.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.seki.search.Journal;
import org.seki.search.SearchEvent;
import org.seki.search.SearchEvent.Proposed;
import org.seki.search.SearchEvent.Unanswered;
import org.seki.strategist.Exchange;
import org.seki.strategist.NoReply;
import org.seki.strategist.Reply;

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
        int seq = last(connection);
        String at = clock.instant().toString();
        try (PreparedStatement event =
                        connection.prepareStatement("INSERT INTO event VALUES (?, ?, ?, ?, ?)");
                PreparedStatement exchange =
                        connection.prepareStatement(
                                "INSERT OR REPLACE INTO llm_exchange VALUES"
                                        + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (SearchEvent e : events) {
                event.setString(1, run);
                event.setInt(2, ++seq);
                event.setString(3, at);
                event.setString(4, EventJson.type(e));
                event.setString(5, json.write(light(e)));
                event.addBatch();
                if (e instanceof Proposed p) {
                    insert(exchange, p.iteration(), p.attempt(), p.reply().exchanges());
                }
                if (e instanceof Unanswered u) {
                    insert(exchange, u.iteration(), u.attempt(), u.noReply().exchanges());
                }
            }
            event.executeBatch();
            exchange.executeBatch();
        }
    }

    private int last(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT max(seq) FROM event WHERE run_id = ?")) {
            query.setString(1, run);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private void insert(
            PreparedStatement exchange, int iteration, int attempt, List<Exchange> exchanges)
            throws SQLException {
        int position = 0;
        for (Exchange e : exchanges) {
            exchange.setString(1, run);
            exchange.setInt(2, iteration);
            exchange.setInt(3, attempt);
            exchange.setInt(4, ++position);
            exchange.setString(5, e.turn());
            exchange.setString(6, e.promptVersion());
            exchange.setString(7, e.prompt());
            exchange.setString(8, e.reply());
            exchange.setLong(9, e.usage().inputTokens());
            exchange.setLong(10, e.usage().outputTokens());
            exchange.setDouble(11, e.usage().dollars());
            exchange.setDouble(12, e.usage().seconds());
            exchange.setInt(13, e.usage().calls());
            exchange.addBatch();
        }
    }

    /** Prompts and raw replies have their own table. */
    private static SearchEvent light(SearchEvent event) {
        return switch (event) {
            case Proposed p ->
                    new Proposed(
                            p.iteration(),
                            p.stage(),
                            p.attempt(),
                            p.parent(),
                            p.shown(),
                            light(p.reply()));
            case Unanswered u ->
                    new Unanswered(u.iteration(), u.stage(), u.attempt(), light(u.noReply()));
            default -> event;
        };
    }

    private static Reply light(Reply r) {
        return new Reply(r.reasoning(), r.strategy(), r.text(), r.usage(), List.of());
    }

    private static NoReply light(NoReply n) {
        return new NoReply(n.sentence(), n.ends(), n.usage(), List.of());
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
    public void close() {
        if (open.compareAndSet(true, false)) {
            writer.disclaim(run);
        }
    }
}
