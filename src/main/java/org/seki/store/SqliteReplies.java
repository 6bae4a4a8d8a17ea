package org.seki.store;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.seki.strategist.Reply;

/** In the workspace, of which this process is a writer until it is closed. */
final class SqliteReplies implements Replies {
    private final Writer writer;
    private final Reader reader;
    private final Clock clock;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /**
     * @param writer in use
     */
    SqliteReplies(Writer writer, Reader reader, Clock clock) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Optional<Reply> find(String key) {
        return reader.reply(key);
    }

    @Override
    public void keep(String key, Reply reply) {
        writer.transact(
                "A reply could not be kept",
                connection -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "INSERT OR REPLACE INTO replayed_reply VALUES (?, ?, ?)")) {
                        insert.setString(1, key);
                        insert.setString(2, clock.instant().toString());
                        insert.setString(3, EventJson.write(reply));
                        return insert.executeUpdate();
                    }
                });
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            writer.release();
        }
    }
}
