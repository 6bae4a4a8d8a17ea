package org.seki.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.seki.search.JournalException;
import org.seki.search.SearchRefused;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * {@code workspace.db}: opens connections with the right settings and the right schema, and says in
 * sentences what SQLite says in codes.
 */
final class Database {
    /** The scripts that make a workspace, in order; a file's version is how many it has had. */
    private static final List<String> SCRIPTS =
            List.of(
                    "schema.sql",
                    "study.sql",
                    "replay.sql",
                    "prompt.sql",
                    "note.sql",
                    "tuning.sql");

    static final int VERSION = SCRIPTS.size();
    private static final int BUSY_MS = 5000;

    private final Path file;
    private final String extraPragma;

    Database(Path file) {
        this(file, "");
    }

    /**
     * @param extraPragma run on every writing connection; lets tests make a disk small
     */
    Database(Path file, String extraPragma) {
        this.file = file;
        this.extraPragma = extraPragma;
    }

    Path file() {
        return file;
    }

    boolean exists() {
        return Files.isRegularFile(file);
    }

    /** A connection that cannot change anything. The caller closes it. */
    Connection reading() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MS);
        Connection connection = connect(unchangeable() ? immutable() : file.toString(), config);
        closeUnless(connection, () -> checkVersion(connection));
        return connection;
    }

    /**
     * A connection for one writer: durable at commit (WAL, {@code synchronous=FULL}), transactions
     * {@code BEGIN IMMEDIATE}, schema in place. The caller closes it.
     */
    Connection writing() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        config.enforceForeignKeys(true);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        Connection connection = connect(file.toString(), config);
        closeUnless(
                connection,
                () -> {
                    int version = checkVersion(connection);
                    execute(connection, "PRAGMA journal_mode = WAL");
                    if (!extraPragma.isEmpty()) {
                        execute(connection, extraPragma);
                    }
                    connection.setAutoCommit(false);
                    if (version < VERSION) {
                        upgrade(connection);
                    }
                });
        return connection;
    }

    private static Connection connect(String name, SQLiteConfig config) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + name, config.toProperties());
    }

    /** On a read-only disk, where SQLite cannot even keep the file that readers share. */
    private boolean unchangeable() {
        Path wal = file.resolveSibling(file.getFileName() + "-wal");
        return !Files.isWritable(file.toAbsolutePath().getParent()) && !Files.exists(wal);
    }

    private String immutable() {
        return file.toUri() + "?immutable=1";
    }

    /** The file's version, 0 for an empty one. */
    private int checkVersion(Connection connection) throws SQLException {
        boolean empty = isEmpty(connection); // first: another process may be writing the schema
        int version = number(connection, "PRAGMA user_version");
        if (version > VERSION) {
            throw new SearchRefused(
                    "The workspace was written by a newer SEKI Workbench (its format is %d, this one reads up to %d)."
                            .formatted(version, VERSION),
                    file.toString(),
                    "Update SEKI Workbench, or choose another workspace with --workspace.");
        }
        if (version == 0 && !empty) {
            throw new SearchRefused(
                    "The file is a database, but not a workspace of SEKI Workbench.",
                    file.toString(),
                    "Choose another folder with --workspace.");
        }
        return version;
    }

    /** Whether nothing is in it yet: a process has made the file and not yet its tables. */
    static boolean isEmpty(Connection connection) throws SQLException {
        return number(connection, "SELECT count(*) FROM sqlite_master") == 0;
    }

    private static void upgrade(Connection connection) throws SQLException {
        int version = number(connection, "PRAGMA user_version");
        for (String script : SCRIPTS.subList(version, VERSION)) {
            execute(connection, text(script));
        }
        execute(connection, "PRAGMA user_version = " + VERSION);
        connection.commit();
    }

    private static String text(String script) {
        try (InputStream in = Database.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException(script + " belongs to this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(script + " belongs to this program", e);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static void closeUnless(Connection connection, Work ready) throws SQLException {
        boolean done = false;
        try {
            ready.run();
            done = true;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    /** Work with the database. */
    interface Work {
        void run() throws SQLException;
    }

    /**
     * @param what could not be done: {@code Iteration 12 could not be saved}
     */
    JournalException trouble(String what, Exception e) {
        return new JournalException("%s in %s: %s".formatted(what, file, reason(e)), e);
    }

    /** What is wrong and what to do. */
    private static String reason(Exception e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return e.getMessage() + ".";
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        // an extended code carries its primary one in the low byte
        return switch (code.code & 0xff) {
            case 13 -> "the disk is full. Free some space, then go on; nothing evaluated is lost.";
            case 8, 14 ->
                    "the file cannot be written. Allow writing to its folder, or choose another with --workspace.";
            case 5, 6 -> "another program keeps the file locked. Close it there, then go on.";
            case 11, 26 ->
                    "the file is damaged or not a database. Restore a copy, or choose another folder with --workspace.";
            case 10 ->
                    "the disk reports an error (%s). Check the drive, then go on."
                            .formatted(code.name());
            default -> sqlite.getMessage() + ".";
        };
    }
}
