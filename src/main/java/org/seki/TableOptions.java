package org.seki;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.seki.evaluation.tabular.BenchmarkTable;
import org.seki.evaluation.tabular.TableDataSet;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings.Choice;
import org.seki.space.SearchSpace;

/**
 * The options of an evaluator that reads tables. A run keeps each file by its absolute path and its
 * SHA-256, so that it is not resumed on other measurements.
 */
final class TableOptions {
    private static final String FILE = "file";
    private static final String SHA256 = ".sha256";

    private final Choice choice;

    /**
     * @param more options besides the file
     * @throws SearchRefused when there are others
     */
    TableOptions(Choice choice, List<String> more) {
        this.choice = choice;
        List<String> known = Stream.concat(Stream.of(FILE), more.stream()).toList();
        for (String name : choice.options().keySet()) {
            if (!known.contains(name) && !name.endsWith(SHA256)) {
                throw new SearchRefused(
                        "The evaluator %s has no option \"%s\".".formatted(choice.kind(), name),
                        "evaluator",
                        "Its options are " + String.join(", ", known) + ".");
            }
        }
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(choice.options().get(name));
    }

    /** The table to search on. */
    BenchmarkTable table(Tables tables, SearchSpace space) {
        return table(FILE, tables, space);
    }

    /**
     * @param name of the option that names its file
     * @throws SearchRefused when it cannot be read, is of another space, or is not the one that the
     *     run was begun on
     */
    BenchmarkTable table(String name, Tables tables, SearchSpace space) {
        Path file = file(name);
        BenchmarkTable table = tables.read(file);
        if (!table.space().id().equals(space.id())) {
            throw new SearchRefused(
                    "%s is of the space %s, not of %s."
                            .formatted(table.file(), table.space().title(), space.title()),
                    "space",
                    "Search the space " + table.space().id() + ".");
        }
        if (option(name + SHA256).filter(before -> !before.equals(table.sha256())).isPresent()) {
            throw new SearchRefused(
                    "The table has changed since this run began on it.",
                    file.toString(),
                    "Put the old file back, or start a new run.");
        }
        return table;
    }

    private Path file(String name) {
        String text =
                option(name)
                        .orElseThrow(() ->
                                new SearchRefused(
                                        "The evaluator %s needs a table's file."
                                                .formatted(choice.kind()),
                                        "evaluator",
                                        "Give it with --evaluator-option " + name + "=FILE."));
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new SearchRefused(
                    "This is no file: " + e.getMessage(), "evaluator", "Name a CSV file.");
        }
    }

    /**
     * @throws SearchRefused with the data sets there are
     */
    static TableDataSet dataSet(BenchmarkTable table, String name) {
        return table.dataSet(name)
                .orElseThrow(() ->
                        new SearchRefused(
                                table.unknown(name), "dataset", "Choose one of the table's."));
    }

    /**
     * @param read the tables by the options that name them
     */
    Choice settled(Map<String, BenchmarkTable> read) {
        Map<String, String> options = new TreeMap<>(choice.options());
        read.forEach((name, table) -> {
            options.put(name, file(name).toString());
            options.put(name + SHA256, table.sha256());
        });
        return new Choice(choice.kind(), options);
    }
}
