package org.seki.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.seki.search.SearchEvent;
import org.seki.search.SearchEvent.Proposed;
import org.seki.search.SearchEvent.Unanswered;
import org.seki.strategist.Exchange;
import org.seki.strategist.NoReply;
import org.seki.strategist.Reply;

/** Adds events to a run within a transaction; prompts and raw replies go to their own table. */
final class EventRows implements AutoCloseable {
    private final String run;
    private final EventJson json;
    private final PreparedStatement events;
    private final PreparedStatement exchanges;
    private int seq;

    EventRows(Connection connection, String run, EventJson json) throws SQLException {
        this.run = run;
        this.json = json;
        this.seq = last(connection, run);
        this.events =
                connection.prepareStatement(
                        "INSERT INTO event (run_id, seq, at, type, body) VALUES (?, ?, ?, ?, ?)");
        this.exchanges =
                connection.prepareStatement(
                        "INSERT OR REPLACE INTO llm_exchange VALUES"
                                + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    private static int last(Connection connection, String run) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT max(seq) FROM event WHERE run_id = ?")) {
            query.setString(1, run);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    void add(String at, SearchEvent event) throws SQLException {
        events.setString(1, run);
        events.setInt(2, ++seq);
        events.setString(3, at);
        events.setString(4, EventJson.type(event));
        events.setString(5, json.write(light(event)));
        events.executeUpdate();
        if (event instanceof Proposed p) {
            add(p.iteration(), p.attempt(), p.reply().exchanges());
        }
        if (event instanceof Unanswered u) {
            add(u.iteration(), u.attempt(), u.noReply().exchanges());
        }
    }

    private void add(int iteration, int attempt, List<Exchange> turns) throws SQLException {
        for (int i = 0; i < turns.size(); i++) {
            add(iteration, attempt, i + 1, turns.get(i));
        }
    }

    void add(int iteration, int attempt, int position, Exchange e) throws SQLException {
        exchanges.setString(1, run);
        exchanges.setInt(2, iteration);
        exchanges.setInt(3, attempt);
        exchanges.setInt(4, position);
        exchanges.setString(5, e.turn());
        exchanges.setString(6, e.promptVersion());
        exchanges.setString(7, e.prompt());
        exchanges.setString(8, e.reply());
        exchanges.setLong(9, e.usage().inputTokens());
        exchanges.setLong(10, e.usage().outputTokens());
        exchanges.setDouble(11, e.usage().dollars());
        exchanges.setDouble(12, e.usage().seconds());
        exchanges.setInt(13, e.usage().calls());
        exchanges.executeUpdate();
    }

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
    public void close() throws SQLException {
        try (events) {
            exchanges.close();
        }
    }
}
