package org.seki.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.seki.search.JournalException;
import org.seki.search.SearchRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a workspace: has the lock and a connection from the first use to the last.
 * Thread-safe; transactions come one after another.
 */
final class Writer {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Path folder;
    private final Database database;
    private final Set<String> runs = new TreeSet<>();
    private int users;
    private @Nullable WriterLock lock;
    private @Nullable Connection connection;

    Writer(Path folder, Database database) {
        this.folder = folder;
        this.database = database;
    }

    /** What is done in a transaction. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Takes the lock if nobody of this process has it; {@link #release} gives it back. */
    synchronized void use() {
        if (users == 0) {
            lock = take();
        }
        users++;
    }

    private WriterLock take() {
        try {
            Files.createDirectories(folder);
            return WriterLock.take(folder);
        } catch (IOException e) {
            throw new SearchRefused(
                    "The workspace cannot be written.",
                    folder.toString(),
                    "Allow writing there, or choose another folder with --workspace (%s)."
                            .formatted(e));
        }
    }

    /** As {@link #use}, and the run is live in nobody else's hands. */
    synchronized void claim(String run) {
        use();
        if (!runs.add(run)) {
            release();
            throw new SearchRefused(
                    "The run %s is already open here.".formatted(run),
                    run,
                    "Go to it, or close it first.");
        }
        tell();
    }

    synchronized void disclaim(String run) {
        if (runs.remove(run)) {
            release();
            tell();
        }
    }

    private void tell() {
        try {
            if (lock != null) {
                lock.tell(runs);
            }
        } catch (IOException e) {
            LOG.warn("readers of {} cannot see which runs are live", folder, e);
        }
    }

    synchronized void release() {
        users--;
        if (users == 0) {
            drop();
            try {
                if (lock != null) {
                    lock.close();
                }
            } catch (IOException e) {
                LOG.warn("the lock of {} could not be given back", folder, e);
            }
            lock = null;
        }
    }

    /**
     * All of the work or none, durable on return.
     *
     * @param what could not be done, should it fail: {@code Iteration 12 could not be saved}
     * @throws JournalException in a sentence; the transaction may be tried again
     */
    synchronized <T> T transact(String what, Work<T> work) {
        boolean done = false;
        try {
            if (connection == null) {
                connection = database.writing();
            }
            T result = work.run(connection);
            connection.commit();
            done = true;
            return result;
        } catch (SQLException e) {
            throw database.trouble(what, e);
        } finally {
            if (!done) {
                // after some errors even a rollback fails: a fresh connection is always clean
                drop();
            }
        }
    }

    /**
     * One statement, durable on return; has the lock while it works.
     *
     * @param what could not be done, should it fail
     * @return how many rows it changed
     */
    int write(String what, String sql, Object... values) {
        use();
        try {
            return transact(
                    what,
                    c -> {
                        try (PreparedStatement statement = c.prepareStatement(sql)) {
                            for (int i = 0; i < values.length; i++) {
                                statement.setObject(i + 1, values[i]);
                            }
                            return statement.executeUpdate();
                        }
                    });
        } finally {
            release();
        }
    }

    /** Gives a workspace of an older version, or none, the tables of this one. */
    void upgrade() {
        transact("The workspace could not be prepared", c -> c);
    }

    private void drop() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.warn("a connection to {} did not close", database.file(), e);
        }
        connection = null;
    }
}
