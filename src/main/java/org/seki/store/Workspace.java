package org.seki.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.seki.prompt.PromptVersions;
import org.seki.search.Journal;
import org.seki.search.Note;
import org.seki.search.SearchEvent;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.search.Searches.RunSummary;
import org.seki.space.SearchSpace;
import org.seki.strategist.Exchange;

/**
 * A folder of runs: {@code workspace.db} and {@code runs/<id>/} for weights. Reading needs no lock
 * and works while another process searches; from the first journal opened to the last one closed
 * this process is its only writer. Thread-safe; reads and writes files, so not for the window's
 * thread.
 */
public final class Workspace {
    private final Path folder;
    private final Function<String, SearchSpace> spaces;
    private final Clock clock;
    private final Database database;
    private final Reader reader;
    private final Writer writer;

    /**
     * Creates nothing until something is written.
     *
     * @param spaces a search space by its id; throws {@link SearchRefused} for an unknown one
     * @throws SearchRefused when the folder is a file
     */
    public Workspace(Path folder, Function<String, SearchSpace> spaces, Clock clock) {
        this(folder, spaces, clock, new Database(folder.resolve("workspace.db")));
    }

    Workspace(Path folder, Function<String, SearchSpace> spaces, Clock clock, Database database) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new SearchRefused(
                    "The workspace is a file, and it has to be a folder.",
                    folder.toString(),
                    "Choose a folder with --workspace; it is created when it does not exist.");
        }
        this.folder = folder;
        this.spaces = spaces;
        this.clock = clock;
        this.database = database;
        this.reader = new Reader(database);
        this.writer = new Writer(folder, database);
    }

    public Path folder() {
        return folder;
    }

    /** Where the run's weights and other large files are; exists once something was put there. */
    public Path folder(String run) {
        return folder.resolve("runs").resolve(run);
    }

    /**
     * A new run without events.
     *
     * @return its id: the settings' name, with a number when that is taken
     * @throws SearchRefused when another process writes here, or nothing can be written
     */
    public String create(SearchSettings settings) {
        return writing(() -> {
            String run = free(settings.name());
            writer.transact(
                    "A new run could not be saved",
                    c -> insert(c, run, clock.instant().toString(), settings));
            return run;
        });
    }

    <T> T writing(Supplier<T> work) {
        writer.use();
        try {
            return work.get();
        } finally {
            writer.release();
        }
    }

    /** An id that no run has: the name, with a number when it is taken. */
    String free(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9._-]+", "-")
                        .replaceAll("^[-.]+|[-.]+$", "");
        String base = slug.isEmpty() ? "run" : slug.substring(0, Math.min(slug.length(), 60));
        String run = base;
        Set<String> taken = reader.ids();
        for (int i = 2; taken.contains(run); i++) {
            run = base + "-" + i;
        }
        return run;
    }

    /**
     * The run's journal, to be written by this process until it is closed.
     *
     * @throws SearchRefused when there is no such run, or it is open elsewhere
     */
    public Journal journal(String run) {
        EventJson json = json(run);
        writer.claim(run);
        return new SqliteJournal(run, writer, reader, json, clock);
    }

    /** Edited prompts, for all runs of the workspace. Writing takes the workspace's lock. */
    public PromptVersions prompts() {
        return new StoredPrompts(writer, reader, clock);
    }

    public MarkedContexts marked() {
        return new MarkedContexts(writer, reader, clock);
    }

    public StoredSessions sessions() {
        return new StoredSessions(writer, reader, clock);
    }

    /** Replies that the run has paid for; usable while its journal is open. */
    public StoredReplies replies(String run) {
        return new StoredReplies(run, writer, reader, clock);
    }

    private EventJson json(String run) {
        return new EventJson(spaces.apply(settings(run).space()));
    }

    /**
     * Prompts and raw replies of an iteration, in order.
     *
     * @throws SearchRefused when there is no such run
     */
    public List<Exchange> exchanges(String run, int iteration) {
        settings(run);
        return reader.exchanges(run, iteration);
    }

    /**
     * Writes a run, as it is at this moment, as one zip; replaces a file of that name.
     *
     * @throws SearchRefused when there is no such run, or the file cannot be written
     */
    public void exportRun(String run, Path zip) {
        archive().write(run, zip);
    }

    /**
     * Adds a run that was exported, perhaps by somebody else: it is checked before anything
     * changes.
     *
     * @return its id here
     * @throws SearchRefused when it is not the export of a run, with place and reason
     */
    public String importRun(Path zip) {
        return importRun(zip, RunImport.Bounds.DEFAULT);
    }

    String importRun(Path zip, RunImport.Bounds bounds) {
        return archive().read(zip, bounds);
    }

    /**
     * The run of an exported file: the one that is here already, as far as the file has it or
     * further, or else imported as {@link #importRun} does it.
     *
     * @return its id here
     * @throws SearchRefused when the file is not the export of a run
     */
    public String bringRun(Path zip) {
        return archive().bring(zip, RunImport.Bounds.DEFAULT);
    }

    private RunArchive archive() {
        return new RunArchive(this, spaces, database, writer);
    }

    static int insert(Connection connection, String run, String at, SearchSettings settings)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO run VALUES (?, ?, ?)")) {
            insert.setString(1, run);
            insert.setString(2, at);
            insert.setString(3, EventJson.write(settings));
            return insert.executeUpdate();
        }
    }

    /**
     * The replies that prompt replays were given.
     *
     * @throws SearchRefused when another process writes here
     */
    public Replies replies() {
        writer.use();
        boolean ready = false;
        try {
            writer.upgrade();
            ready = true;
            return new SqliteReplies(writer, reader, clock);
        } finally {
            if (!ready) {
                writer.release();
            }
        }
    }

    /** Every run, the latest first; none where there is no workspace yet. */
    public List<RunSummary> runs() {
        return reader.runs(WriterLock.live(folder));
    }

    /**
     * @throws SearchRefused when there is no such run
     */
    public SearchSettings settings(String run) {
        return reader.settings(run)
                .orElseThrow(() ->
                        new SearchRefused(
                                "There is no run %s.".formatted(run),
                                database.file().toString(),
                                "See seki runs for those there are."));
    }

    /**
     * The events so far of a run that may be running elsewhere.
     *
     * @throws SearchRefused when there is no such run
     */
    public List<SearchEvent> events(String run) {
        return reader.events(run, json(run));
    }

    /** What a person noted in a run, by iteration. */
    public Map<Integer, Note> notes(String run) {
        return reader.notes(run);
    }

    /** Settings of every study, as they were last opened, the latest first. */
    public List<String> studies() {
        return reader.studies();
    }

    /** Settings of the study of this name, if there is one. */
    public Optional<String> study(String name) {
        return reader.study(name);
    }

    /**
     * The study's trials, to be written by this process until it is closed.
     *
     * @param settings as JSON, kept in the place of earlier ones
     * @param again forgets trials kept before
     * @throws SearchRefused when it is open elsewhere, or nothing can be written
     */
    public StudyJournal study(String name, String settings, boolean again) {
        writer.claim(claimOf(name));
        boolean kept = false;
        try {
            writer.transact(
                    "Study %s could not be saved".formatted(name),
                    connection -> {
                        try (PreparedStatement forget =
                                        connection.prepareStatement(
                                                "DELETE FROM trial WHERE study = ? AND ?");
                                PreparedStatement insert =
                                        connection.prepareStatement(
                                                "INSERT INTO study VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE"
                                                        + " SET opened_at = excluded.opened_at,"
                                                        + " settings = excluded.settings")) {
                            forget.setString(1, name);
                            forget.setBoolean(2, again);
                            forget.executeUpdate();
                            insert.setString(1, name);
                            insert.setString(2, clock.instant().toString());
                            insert.setString(3, settings);
                            return insert.executeUpdate();
                        }
                    });
            kept = true;
            return new StudyJournal(name, writer, reader);
        } finally {
            if (!kept) {
                writer.disclaim(claimOf(name));
            }
        }
    }

    /** Studies and runs may have the same names. */
    static String claimOf(String study) {
        return "study " + study;
    }
}
