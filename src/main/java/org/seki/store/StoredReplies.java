package org.seki.store;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.Optional;

/**
 * Replies that a run has paid for, by a hash of the request. Any thread; the run's journal must be
 * open.
 */
public final class StoredReplies {
    private final String run;
    private final Writer writer;
    private final Reader reader;
    private final Clock clock;

    StoredReplies(String run, Writer writer, Reader reader, Clock clock) {
        this.run = run;
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /** The reply as it was kept, JSON. */
    public Optional<String> find(String request) {
        return reader.reply(run, request);
    }

    /** Durable on return. */
    public void keep(String request, String reply) {
        writer.transact(
                "A reply of run %s could not be saved".formatted(run),
                connection -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "INSERT OR REPLACE INTO llm_reply VALUES (?, ?, ?, ?)")) {
                        insert.setString(1, run);
                        insert.setString(2, request);
                        insert.setString(3, clock.instant().toString());
                        insert.setString(4, reply);
                        return insert.executeUpdate();
                    }
                });
    }
}
