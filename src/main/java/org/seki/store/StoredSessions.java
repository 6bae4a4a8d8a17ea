package org.seki.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tuning sessions as a workspace keeps them. Writing takes the workspace's lock. */
public final class StoredSessions {
    private final Writer writer;
    private final Reader reader;
    private final Clock clock;

    StoredSessions(Writer writer, Reader reader, Clock clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /** A session without its results. */
    public record Session(
            String name,
            String prompt,
            String question,
            Instant openedAt,
            Optional<Decision> decision) {}

    /**
     * @param adopted a version's hash; empty when it was decided to change nothing
     */
    public record Decision(Optional<String> adopted, String reason, Instant at) {}

    /**
     * @param body JSON
     */
    public record Result(Instant at, String body) {}

    /** The latest first. */
    public List<Session> all() {
        if (!reader.hasTable("tuning_session")) {
            return List.of();
        }
        return reader.query(
                "The tuning sessions could not be read",
                "SELECT name, template, question, opened_at, adopted, reason, decided_at"
                        + " FROM tuning_session ORDER BY opened_at DESC, rowid DESC",
                row ->
                        new Session(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                Instant.parse(row.getString(4)),
                                decision(row)));
    }

    private static Optional<Decision> decision(ResultSet row) throws SQLException {
        String at = row.getString(7);
        return at == null
                ? Optional.empty()
                : Optional.of(
                        new Decision(
                                Optional.of(row.getString(5)).filter(hash -> !hash.isEmpty()),
                                row.getString(6),
                                Instant.parse(at)));
    }

    /** In order. */
    public List<Result> results(String session) {
        return reader.query(
                "The results of the session %s could not be read".formatted(session),
                "SELECT at, body FROM tuning_result WHERE session = ? ORDER BY seq",
                row -> new Result(Instant.parse(row.getString(1)), row.getString(2)),
                session);
    }

    /** A new one; one of this name stays as it is. */
    public void open(String name, String prompt, String question) {
        writer.write(
                "The session %s could not be saved".formatted(name),
                "INSERT OR IGNORE INTO tuning_session (name, template, question, opened_at)"
                        + " VALUES (?, ?, ?, ?)",
                name,
                prompt,
                question,
                clock.instant().toString());
    }

    public void add(String session, String body) {
        writer.write(
                "The result could not be saved in the session %s".formatted(session),
                "INSERT INTO tuning_result (session, at, body) VALUES (?, ?, ?)",
                session,
                clock.instant().toString(),
                body);
    }

    /** In the place of an earlier decision. */
    public void decide(String session, Optional<String> adopted, String reason) {
        writer.write(
                "The decision of the session %s could not be saved".formatted(session),
                "UPDATE tuning_session SET adopted = ?, reason = ?, decided_at = ? WHERE name = ?",
                adopted.orElse(""),
                reason,
                clock.instant().toString(),
                session);
    }
}
