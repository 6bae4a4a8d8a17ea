package org.seki.evaluation.tabular;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;

/** Reads one table's file, once, from top to bottom, and stops at the first fault. */
final class TableReader {
    /** Ten times the largest table there is. */
    private static final long MOST_BYTES = 200L << 20;

    private static final int ROWS_A_TICK = 512;

    private final Path file;
    private final Monitor monitor;

    TableReader(Path file, Monitor monitor) {
        this.file = file;
        this.monitor = monitor;
    }

    TableReading read() {
        try {
            return new TableReading.Read(readFile());
        } catch (BadTable bad) {
            return bad.in(file.toString());
        }
    }

    private BenchmarkTable readFile() throws BadTable {
        CSVFormat format =
                CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).setTrim(true).get();
        try {
            refuseWhatIsNoText();
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            var in = new DigestInputStream(Files.newInputStream(file), sha256);
            var decoder = StandardCharsets.UTF_8.newDecoder();
            try (var reader = new BufferedReader(new InputStreamReader(in, decoder))) {
                skipByteOrderMark(reader);
                TableRows rows = read(CSVParser.parse(reader, format).iterator());
                return rows.table(
                        String.valueOf(file.getFileName()),
                        HexFormat.of().formatHex(sha256.digest()));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void refuseWhatIsNoText() throws IOException, BadTable {
        if (Files.isDirectory(file)) {
            throw new BadTable(0, "", "a folder", "a CSV file");
        }
        long bytes = Files.size(file);
        if (bytes > MOST_BYTES) {
            String most = "at most " + (MOST_BYTES >> 20) + " MB";
            throw new BadTable(0, "", (bytes >> 20) + " MB", most);
        }
        if (isPickle()) {
            throw new BadTable(
                    0,
                    "",
                    "a Python pickle, which is a program and is never run here",
                    "CSV: assets/tables/README.md has a recipe to convert it");
        }
    }

    /** As the official files of NAS-Bench-201 and NATS-Bench are: plain, zipped or bzipped. */
    private boolean isPickle() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(3), StandardCharsets.ISO_8859_1);
            return start.startsWith("\u0080") || start.startsWith("PK") || start.equals("BZh");
        }
    }

    /** Spreadsheets write one. */
    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
    }

    private static BadTable unreadable(@Nullable Throwable e) {
        return switch (e) {
            case NoSuchFileException missing -> new BadTable(0, "", "no file", "a CSV file");
            case CharacterCodingException coding ->
                    new BadTable(0, "", "bytes that are not text", "CSV in UTF-8");
            case null -> new BadTable(0, "", "a read error", "a CSV file");
            default -> new BadTable(0, "", String.valueOf(e.getMessage()), "a CSV file");
        };
    }

    private TableRows read(Iterator<CSVRecord> records) throws BadTable, IOException {
        if (!records.hasNext()) {
            throw new BadTable(0, "", "an empty file", "a row of column names");
        }
        TableRows rows = new TableRows(TableHeader.of(records.next().toList()));
        double bytes = Files.size(file);
        while (records.hasNext()) {
            CSVRecord record = records.next();
            rows.add(record);
            if (record.getRecordNumber() % ROWS_A_TICK == 0) {
                monitor.check();
                double read = Math.min(1, record.getCharacterPosition() / bytes);
                monitor.progress(new Progress("Reading the table", read, Optional.empty()));
            }
        }
        return rows;
    }
}
