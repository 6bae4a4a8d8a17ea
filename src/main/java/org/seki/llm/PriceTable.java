package org.seki.llm;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What models cost, from a file that people edit: {@code prices.csv} with the columns {@code
 * model,input,output,checked}, in dollars for a million tokens. A model's name may end in {@code
 * *}; a whole name counts before a shorter one, the longest that fits first.
 */
public final class PriceTable {
    public static final PriceTable EMPTY = new PriceTable(List.of());

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setCommentMarker('#')
                    .setIgnoreSurroundingSpaces(true)
                    .get();

    private final List<Row> rows;

    private PriceTable(List<Row> rows) {
        this.rows = rows;
    }

    private record Row(String model, Price price) {
        boolean fits(String name) {
            return model.endsWith("*")
                    ? name.startsWith(model.substring(0, model.length() - 1))
                    : name.equals(model);
        }
    }

    /**
     * The first of these files that exists.
     *
     * @throws IllegalArgumentException in a sentence with file and line when it is not such a table
     */
    public static PriceTable read(List<Path> files) {
        for (Path file : files) {
            if (Files.exists(file)) {
                return read(file);
            }
        }
        return EMPTY;
    }

    private static PriceTable read(Path file) {
        List<Row> rows = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord line : FORMAT.parse(reader)) {
                rows.add(row(line));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s, after line %d: it must have the columns model, input, output and checked, prices as dollars for a million tokens (%s)."
                            .formatted(file, rows.size() + 1, e.getMessage()),
                    e);
        }
        rows.sort(
                Comparator.comparing((Row r) -> r.model().endsWith("*"))
                        .thenComparing(r -> -r.model().length()));
        return new PriceTable(List.copyOf(rows));
    }

    private static Row row(CSVRecord line) {
        return new Row(
                line.get("model").toLowerCase(Locale.ROOT),
                new Price(
                        Double.parseDouble(line.get("input")),
                        Double.parseDouble(line.get("output"))));
    }

    /** By the model's name, or the part of it behind a provider's, as in {@code openai/gpt-4o}. */
    public Optional<Price> of(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        String own = name.substring(name.lastIndexOf('/') + 1);
        return rows.stream().filter(r -> r.fits(name) || r.fits(own)).map(Row::price).findFirst();
    }
}
