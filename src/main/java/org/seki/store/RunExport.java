package org.seki.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a run as one zip that Python reads with {@code zipfile} and {@code json}: {@code
 * run.json}, {@code events.jsonl}, {@code exchanges.jsonl} and {@code notes.jsonl} with an object a
 * line, and the run's {@code files/}.
 */
final class RunExport {
    static final int FORMAT = 1;

    private final Connection connection;
    private final String run;
    private final Path files;

    /**
     * @param connection sees one moment of the run, should it be running
     * @param files the run's folder, which may not exist
     */
    RunExport(Connection connection, String run, Path files) {
        this.connection = connection;
        this.run = run;
        this.files = files;
    }

    /** All of the file or nothing. */
    void write(Path zip) throws IOException, SQLException {
        Path folder = zip.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder, zip.getFileName().toString(), ".part");
        try {
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(part))) {
                writeEntries(out);
            }
            Files.move(part, zip, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void writeEntries(ZipOutputStream out) throws IOException, SQLException {
        lines(
                out,
                "run.json",
                "SELECT created_at, settings FROM run WHERE id = ?",
                row ->
                        object().put("format", FORMAT)
                                .put("run", run)
                                .put("createdAt", row.getString(1))
                                .putRawValue("settings", new RawValue(row.getString(2))));
        lines(
                out,
                "events.jsonl",
                "SELECT at, type, body FROM event WHERE run_id = ? ORDER BY seq",
                row ->
                        object().put("at", row.getString(1))
                                .put("type", row.getString(2))
                                .putRawValue("body", new RawValue(row.getString(3))));
        lines(
                out,
                "exchanges.jsonl",
                """
                SELECT iteration, attempt, position, turn, prompt_version, prompt, reply,
                       input_tokens, output_tokens, dollars, seconds, calls
                FROM llm_exchange WHERE run_id = ? ORDER BY iteration, attempt, position
                """,
                RunExport::exchange);
        if (Reader.has(connection, "note")) {
            lines(
                    out,
                    "notes.jsonl",
                    "SELECT iteration, starred, text, at FROM note WHERE run_id = ? ORDER BY iteration",
                    row ->
                            object().put("iteration", row.getInt(1))
                                    .put("starred", row.getBoolean(2))
                                    .put("text", row.getString(3))
                                    .put("at", row.getString(4)));
        }
        for (Path file : files()) {
            out.putNextEntry(new ZipEntry(name(file)));
            Files.copy(file, out);
            out.closeEntry();
        }
    }

    private static ObjectNode exchange(ResultSet row) throws SQLException {
        ObjectNode usage =
                object().put("inputTokens", row.getLong(8))
                        .put("outputTokens", row.getLong(9))
                        .put("dollars", row.getDouble(10))
                        .put("seconds", row.getDouble(11))
                        .put("calls", row.getInt(12));
        ObjectNode exchange =
                object().put("turn", row.getString(4))
                        .put("promptVersion", row.getString(5))
                        .put("prompt", row.getString(6))
                        .put("reply", row.getString(7))
                        .set("usage", usage);
        return object().put("iteration", row.getInt(1))
                .put("attempt", row.getInt(2))
                .put("position", row.getInt(3))
                .set("exchange", exchange);
    }

    private static ObjectNode object() {
        return EventJson.PLAIN.createObjectNode();
    }

    private interface Line {
        ObjectNode of(ResultSet row) throws SQLException;
    }

    private void lines(ZipOutputStream out, String name, String sql, Line line)
            throws IOException, SQLException {
        out.putNextEntry(new ZipEntry(name));
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, run);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    write(out, EventJson.PLAIN.writeValueAsString(line.of(row)));
                }
            }
        }
        out.closeEntry();
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(files)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private String name(Path file) {
        return "files/" + files.relativize(file).toString().replace('\\', '/');
    }
}
