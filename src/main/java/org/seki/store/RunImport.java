package org.seki.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.seki.search.Note;
import org.seki.search.SearchEvent;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.search.SearchState;
import org.seki.strategist.Exchange;

/**
 * Reads a zip that {@link RunExport} wrote, or somebody wants us to think so: sizes are counted as
 * they are unpacked, names are kept inside the run's folder, each event is parsed and nothing in it
 * is believed. Refuses with line and reason.
 */
final class RunImport implements AutoCloseable {
    /** Bounds on what a zip may unpack to. */
    record Bounds(int lineBytes, long textBytes, long fileBytes, int files) {
        static final Bounds DEFAULT = new Bounds(32 << 20, 512L << 20, 16L << 30, 1000);
    }

    private final Path zip;
    private final Bounds bounds;
    private final ZipFile file;
    private long textLeft;

    RunImport(Path zip, Bounds bounds) {
        this.zip = zip;
        this.bounds = bounds;
        this.textLeft = bounds.textBytes();
        try {
            this.file = new ZipFile(zip.toFile());
        } catch (ZipException e) {
            throw refused(
                    "The file is not a zip, or a damaged one (%s).".formatted(e.getMessage()));
        } catch (IOException e) {
            throw refused("The file cannot be read (%s).".formatted(e));
        }
    }

    private SearchRefused refused(String message) {
        return new SearchRefused(
                message,
                zip.toString(),
                "Choose a zip that was exported by SEKI Workbench. Nothing was imported.");
    }

    /** What {@code run.json} says. */
    record Head(String run, String createdAt, SearchSettings settings) {}

    Head head() {
        List<Head> heads = lines("run.json", this::head);
        if (heads.size() != 1) {
            throw refused("run.json has %d lines, expected one.".formatted(heads.size()));
        }
        return heads.getFirst();
    }

    private Head head(JsonNode line) throws JsonProcessingException {
        int format = line.path("format").asInt();
        if (format != RunExport.FORMAT) {
            throw refused(
                    "run.json has format %d, this SEKI Workbench reads %d."
                            .formatted(format, RunExport.FORMAT));
        }
        return new Head(
                line.path("run").asText(),
                instant(line.path("createdAt")),
                EventJson.settings(line.path("settings").toString()));
    }

    /** An event and its time. */
    record Timed(String at, SearchEvent event) {}

    /** The events, of which a run can be made. */
    List<Timed> events(EventJson json) {
        List<Timed> events =
                lines(
                        "events.jsonl",
                        line ->
                                new Timed(
                                        instant(line.path("at")),
                                        json.read(
                                                line.path("type").asText(),
                                                line.path("body").toString())));
        try {
            SearchState.replay(events.stream().map(Timed::event).toList());
        } catch (IllegalArgumentException e) {
            throw refused("These are not the events of a run: %s.".formatted(e.getMessage()));
        }
        return events;
    }

    /** A prompt and its reply, and where in the run they belong. */
    record Placed(int iteration, int attempt, int position, Exchange exchange) {}

    List<Placed> exchanges() {
        return lines("exchanges.jsonl", line -> EventJson.PLAIN.treeToValue(line, Placed.class));
    }

    /** What its owner noted; none in a zip of an earlier version. */
    List<Noted> notes() {
        if (file.getEntry("notes.jsonl") == null) {
            return List.of();
        }
        return lines(
                "notes.jsonl",
                line ->
                        new Noted(
                                line.path("iteration").asInt(),
                                new Note(
                                        line.path("starred").asBoolean(),
                                        line.path("text").asText()),
                                instant(line.path("at"))));
    }

    /** A note, where and when it was made. */
    record Noted(int iteration, Note note, String at) {}

    private String instant(JsonNode text) {
        try {
            return Instant.parse(text.asText()).toString();
        } catch (DateTimeParseException e) {
            throw refused(
                    "Found %s, expected a time such as 2026-01-31T12:00:00Z.".formatted(text));
        }
    }

    private interface Line<T> {
        T read(JsonNode line) throws JsonProcessingException;
    }

    private <T> List<T> lines(String name, Line<T> each) {
        List<T> all = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(open(name))) {
            for (byte[] line = line(in); line != null; line = line(in)) {
                all.add(each.read(EventJson.PLAIN.readTree(line)));
            }
            return all;
        } catch (IOException e) {
            String why =
                    e instanceof JsonProcessingException json
                            ? json.getOriginalMessage()
                            : String.valueOf(e.getMessage());
            throw refused("%s, line %d: %s.".formatted(name, all.size() + 1, why));
        }
    }

    private InputStream open(String name) throws IOException {
        ZipEntry entry = file.getEntry(name);
        if (entry == null) {
            throw refused("The zip has no %s.".formatted(name));
        }
        return file.getInputStream(entry);
    }

    /** The next line, null at the end. */
    private byte @Nullable [] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toByteArray();
            }
            line.write(b);
            if (line.size() > bounds.lineBytes() || --textLeft < 0) {
                throw refused("A line or the whole is longer than any run's.");
            }
        }
        return line.size() > 0 ? line.toByteArray() : null;
    }

    /** Unpacks {@code files/} into the folder. */
    void files(Path folder) {
        try {
            unpack(folder);
        } catch (IOException e) {
            throw refused("A file of the zip could not be unpacked (%s).".formatted(e));
        }
    }

    private void unpack(Path folder) throws IOException {
        int count = 0;
        long left = bounds.fileBytes();
        for (Enumeration<? extends ZipEntry> all = file.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (entry.isDirectory() || !entry.getName().startsWith("files/")) {
                continue;
            }
            if (++count > bounds.files()) {
                throw refused("The zip has more than %d files.".formatted(bounds.files()));
            }
            left -= unpack(entry, inside(folder, entry.getName()), left);
        }
    }

    private Path inside(Path folder, String name) {
        String relative = name.substring("files/".length());
        Path target = folder.resolve(relative).normalize();
        if (relative.isEmpty()
                || relative.contains("\\")
                || relative.contains(":")
                || !target.startsWith(folder)
                || target.equals(folder)) {
            throw refused("The zip has a file with the name %s.".formatted(name));
        }
        return target;
    }

    private long unpack(ZipEntry entry, Path target, long most) throws IOException {
        Files.createDirectories(target.getParent());
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = file.getInputStream(entry);
                var out = Files.newOutputStream(target)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > most) {
                    throw refused("The zip unpacks to more than any run's files.");
                }
                out.write(buffer, 0, n);
            }
        }
        return size;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw refused("The file cannot be read (%s).".formatted(e.getMessage()));
        }
    }
}
