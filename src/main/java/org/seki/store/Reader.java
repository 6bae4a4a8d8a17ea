package org.seki.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.seki.prompt.PromptVersion;
import org.seki.search.Note;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSettings;
import org.seki.search.Searches.RunSummary;
import org.seki.strategist.Exchange;
import org.seki.strategist.Reply;
import org.seki.strategist.Usage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a workspace, also while it is being written. Each call has its own connection. */
final class Reader {
    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
    private static final String SUMMARIES =
            """
            SELECT r.id, r.created_at, r.settings, b.genotype, b.score,
                   (SELECT count(*) FROM event e
                    WHERE e.run_id = r.id AND e.type = 'evaluated') AS evaluations,
                   (SELECT type FROM event e
                    WHERE e.run_id = r.id
                      AND e.type IN ('started', 'resumed', 'stopped', 'finished')
                    ORDER BY seq DESC LIMIT 1) AS last
            FROM run r LEFT JOIN best b ON b.run_id = r.id
            ORDER BY r.created_at DESC, r.rowid DESC
            """;

    private final Database database;

    Reader(Database database) {
        this.database = database;
    }

    interface Rows<T> {
        T row(ResultSet row) throws SQLException, JsonProcessingException;
    }

    /** Empty where there is no database yet. */
    <T> List<T> query(String what, String sql, Rows<T> rows, Object... parameters) {
        if (!database.exists()) {
            return List.of();
        }
        try (Connection connection = database.reading()) {
            return Database.isEmpty(connection)
                    ? List.of()
                    : query(connection, sql, rows, parameters);
        } catch (SQLException | JsonProcessingException e) {
            throw database.trouble(what, e);
        }
    }

    /** In their order; read by all processors, for a long run has tens of thousands. */
    List<SearchEvent> events(String run, EventJson json) {
        String what = "Run %s could not be read".formatted(run);
        List<EventRow> rows =
                query(
                        what,
                        "SELECT type, body FROM event WHERE run_id = ? ORDER BY seq",
                        row -> new EventRow(row.getString(1), row.getString(2)),
                        run);
        return rows.parallelStream().map(row -> event(row, json, what)).toList();
    }

    private record EventRow(String type, String body) {}

    private SearchEvent event(EventRow row, EventJson json, String what) {
        try {
            return json.read(row.type(), row.body());
        } catch (JsonProcessingException e) {
            throw database.trouble(what, e);
        }
    }

    private static <T> List<T> query(
            Connection connection, String sql, Rows<T> rows, Object... parameters)
            throws SQLException, JsonProcessingException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(rows.row(row));
                }
            }
            return found;
        }
    }

    List<Exchange> exchanges(String run, int iteration) {
        return query(
                "The prompts of iteration %d of %s could not be read".formatted(iteration, run),
                """
                SELECT turn, prompt_version, prompt, reply,
                       input_tokens, output_tokens, dollars, seconds, calls
                FROM llm_exchange WHERE run_id = ? AND iteration = ? ORDER BY attempt, position
                """,
                row ->
                        new Exchange(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                new Usage(
                                        row.getLong(5),
                                        row.getLong(6),
                                        row.getDouble(7),
                                        row.getDouble(8),
                                        row.getInt(9))),
                run,
                iteration);
    }

    Optional<Reply> reply(String key) {
        return query(
                        "The replies could not be read",
                        "SELECT reply FROM replayed_reply WHERE key = ?",
                        row -> EventJson.reply(row.getString(1)),
                        key)
                .stream()
                .findFirst();
    }

    Optional<SearchSettings> settings(String run) {
        return query(
                        "Run %s could not be read".formatted(run),
                        "SELECT settings FROM run WHERE id = ?",
                        row -> EventJson.settings(row.getString(1)),
                        run)
                .stream()
                .findFirst();
    }

    /**
     * The latest first.
     *
     * @param live the runs that a process has open
     */
    List<RunSummary> runs(Set<String> live) {
        return query("The runs could not be read", SUMMARIES, row -> summary(row, live)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** A run that cannot be read does not hide the others. */
    private static Optional<RunSummary> summary(ResultSet row, Set<String> live)
            throws SQLException {
        String run = row.getString("id");
        try {
            String genotype = row.getString("genotype");
            double score = row.getDouble("score");
            return Optional.of(
                    new RunSummary(
                            run,
                            EventJson.settings(row.getString("settings")),
                            state(row.getString("last"), live.contains(run)),
                            row.getInt("evaluations"),
                            genotype == null ? Double.NaN : score,
                            genotype == null ? "" : genotype,
                            row.getString("created_at")));
        } catch (JsonProcessingException e) {
            LOG.warn("the settings of run {} cannot be read; it is left out", run, e);
            return Optional.empty();
        }
    }

    private static RunState state(@Nullable String last, boolean live) {
        if ("finished".equals(last)) {
            return RunState.FINISHED;
        }
        return live ? RunState.RUNNING : RunState.STOPPED;
    }

    /** Of every run. */
    Set<String> ids() {
        return new HashSet<>(
                query("The runs could not be read", "SELECT id FROM run", row -> row.getString(1)));
    }

    /**
     * Settings of every study, the latest first; none in a workspace from before there were any.
     */
    List<String> studies() {
        if (!hasStudies()) {
            return List.of();
        }
        return query(
                "The studies could not be read",
                "SELECT settings FROM study ORDER BY opened_at DESC",
                row -> row.getString(1));
    }

    Optional<String> study(String name) {
        if (!hasStudies()) {
            return Optional.empty();
        }
        return query(
                        "Study %s could not be read".formatted(name),
                        "SELECT settings FROM study WHERE name = ?",
                        row -> row.getString(1),
                        name)
                .stream()
                .findFirst();
    }

    List<StudyJournal.Row> trials(String study) {
        return query(
                "Study %s could not be read".formatted(study),
                "SELECT dataset, strategist, seed, body FROM trial WHERE study = ?",
                row ->
                        new StudyJournal.Row(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getString(4)),
                study);
    }

    private boolean hasStudies() {
        return hasTable("study");
    }

    /** Of a prompt, as they were saved. */
    List<PromptVersion> prompts(String name) {
        if (!hasTable("prompt_adopted")) {
            return List.of();
        }
        return query(
                "The versions of the prompt %s could not be read".formatted(name),
                "SELECT hash, template, text, parent, note, author, created_at"
                        + " FROM prompt_version WHERE template = ? ORDER BY rowid",
                row ->
                        new PromptVersion(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                Optional.ofNullable(row.getString(4)).filter(p -> !p.isEmpty()),
                                row.getString(5),
                                row.getString(6),
                                Instant.parse(row.getString(7))),
                name);
    }

    Optional<String> adoptedPrompt(String name) {
        if (!hasTable("prompt_adopted")) {
            return Optional.empty();
        }
        return query(
                        "Which version of the prompt %s is used could not be read".formatted(name),
                        "SELECT hash FROM prompt_adopted WHERE template = ?"
                                + " ORDER BY seq DESC LIMIT 1",
                        row -> row.getString(1),
                        name)
                .stream()
                .findFirst();
    }

    Optional<String> reply(String run, String request) {
        if (!hasTable("llm_reply")) {
            return Optional.empty();
        }
        return query(
                        "The replies of run %s could not be read".formatted(run),
                        "SELECT body FROM llm_reply WHERE run_id = ? AND request = ?",
                        row -> row.getString(1),
                        run,
                        request)
                .stream()
                .findFirst();
    }

    Map<Integer, Note> notes(String run) {
        if (!hasTable("note")) {
            return Map.of();
        }
        Map<Integer, Note> notes = new TreeMap<>();
        query(
                        "The notes of run %s could not be read".formatted(run),
                        "SELECT iteration, starred, text FROM note WHERE run_id = ?",
                        row ->
                                Map.entry(
                                        row.getInt(1),
                                        new Note(row.getBoolean(2), row.getString(3))),
                        run)
                .forEach(e -> notes.put(e.getKey(), e.getValue()));
        return notes;
    }

    /** A workspace of an earlier version has fewer tables until it is written again. */
    static boolean has(Connection connection, String table) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1 FROM sqlite_master WHERE name = ?")) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    boolean hasTable(String name) {
        return !query(
                        "The workspace could not be read",
                        "SELECT 1 FROM sqlite_master WHERE name = ?",
                        row -> 1,
                        name)
                .isEmpty();
    }
}
