package org.seki.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A data set that can be fetched, as the file {@code published.csv} lists it.
 *
 * @param name by which it is opened
 * @param title for people
 */
public record PublishedSet(String name, String title, List<Part> files) {
    public PublishedSet {
        files = List.copyOf(files);
    }

    /**
     * A file of it.
     *
     * @param sha256 64 hexadecimal digits
     * @param mirrors where it is, the first one first
     */
    public record Part(String name, long bytes, String sha256, List<URI> mirrors) {
        public Part {
            mirrors = List.copyOf(mirrors);
        }
    }

    /** All there are. */
    public static List<PublishedSet> all() {
        try (InputStream in =
                        Objects.requireNonNull(
                                PublishedSet.class.getResourceAsStream("published.csv"));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<PublishedSet> read(Reader reader) throws IOException {
        Map<String, PublishedSet> sets = new LinkedHashMap<>();
        for (CSVRecord line :
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(reader)) {
            Part part =
                    new Part(
                            line.get("file"),
                            Long.parseLong(line.get("bytes")),
                            line.get("sha256"),
                            Stream.of(line.get("mirrors").split(" "))
                                    .map(m -> URI.create(m + line.get("file")))
                                    .toList());
            sets.merge(
                    line.get("set"),
                    new PublishedSet(line.get("set"), line.get("title"), List.of(part)),
                    PublishedSet::with);
        }
        return List.copyOf(sets.values());
    }

    private PublishedSet with(PublishedSet more) {
        List<Part> all = new ArrayList<>(files);
        all.addAll(more.files());
        return new PublishedSet(name, title, all);
    }

    public static Optional<PublishedSet> named(String name) {
        return all().stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** Of all its files. */
    public long bytes() {
        return files.stream().mapToLong(Part::bytes).sum();
    }
}
