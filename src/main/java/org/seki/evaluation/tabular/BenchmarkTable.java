package org.seki.evaluation.tabular;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.SealedTest;
import org.seki.space.Architecture;
import org.seki.space.NearestName;
import org.seki.space.SearchSpace;

/**
 * A benchmark table in memory: every architecture of the file with its measurements. Immutable once
 * read, any thread.
 */
public final class BenchmarkTable {
    private final String file;
    private final String sha256;
    private final SearchSpace space;
    private final List<String> columns;
    private final List<TableDataSet> dataSets;
    private final Map<String, Map<String, Double>> measurements;
    private final Map<String, String> functions;
    private final Map<String, List<String>> byFunction = new HashMap<>();

    /**
     * @param columns of the file, in its order
     * @param measurements by column as in a wide table, then by genotype in the file's order
     * @param functions by genotype, its canonical form
     */
    BenchmarkTable(
            String file,
            String sha256,
            SearchSpace space,
            List<String> columns,
            Map<String, Map<String, Double>> measurements,
            Map<String, String> functions) {
        this.file = file;
        this.sha256 = sha256;
        this.space = space;
        this.columns = columns;
        this.measurements = measurements;
        this.functions = functions;
        dataSets = TableDataSet.among(measurements.keySet());
        functions.forEach((genotype, canonical) ->
                byFunction.computeIfAbsent(canonical, c -> new ArrayList<>(1)).add(genotype));
    }

    /**
     * Reads the whole file once; the space is that of the first row.
     *
     * @throws java.util.concurrent.CancellationException when the monitor was cancelled
     */
    public static TableReading read(Path file, Monitor monitor) {
        return new TableReader(file, monitor).read();
    }

    /** The file's name, without its folder. */
    public String file() {
        return file;
    }

    /** Of the file, hexadecimal: two tables of the same measurements have the same. */
    public String sha256() {
        return sha256;
    }

    public SearchSpace space() {
        return space;
    }

    /** Distinct architectures, by text. */
    public int architectures() {
        return functions.size();
    }

    /** Distinct architectures, by canonical form. */
    public int functions() {
        return byFunction.size();
    }

    /** All columns of the file, in its order. */
    public List<String> columns() {
        return columns;
    }

    /** What can be searched on; the longest training of each data set first. */
    public List<TableDataSet> dataSets() {
        return dataSets;
    }

    public Optional<TableDataSet> dataSet(String name) {
        return dataSets.stream().filter(dataSet -> dataSet.name().equals(name)).findFirst();
    }

    /**
     * What scores can be held against: the data sets, or where nothing can be searched by, the
     * columns that were tested, under their own names.
     */
    public List<TableDataSet> truths() {
        return dataSets.isEmpty()
                ? measurements.keySet().stream().map(TableDataSet::tested).toList()
                : dataSets;
    }

    public Optional<TableDataSet> truth(String name) {
        return truths().stream().filter(truth -> truth.name().equals(name)).findFirst();
    }

    /** For people: the table has no such data set, but these, and which was probably meant. */
    public String unknown(String name) {
        return dataSets.isEmpty()
                ? file + " has no validation column: there is nothing in it to search by."
                : unknownTruth(name);
    }

    /** As {@link #unknown}, of {@link #truths}. */
    public String unknownTruth(String name) {
        List<String> names = truths().stream().map(TableDataSet::name).toList();
        return "%s has no data set \"%s\"%s It has %s."
                .formatted(
                        file,
                        name,
                        NearestName.of(name, names)
                                .map(n -> "; did you mean " + n + "?")
                                .orElse("."),
                        String.join(", ", names));
    }

    /**
     * For people: how much of the space the table leaves out on this data set, where a search would
     * meet holes; empty when every function can be looked up.
     */
    public Optional<String> holes(TableDataSet dataSet) {
        int measured = of(dataSet.validation()).size();
        String some =
                "%s has %,d architectures of %s on %s, "
                        .formatted(file, measured, space.title(), dataSet.name());
        return space.every()
                .map(all ->
                        Optional.of(all.filter(a -> row(a, dataSet).isEmpty()).count())
                                .filter(missing -> missing > 0)
                                .map(missing ->
                                        some
                                                + "%,d are missing: use it through a surrogate."
                                                        .formatted(missing)))
                .orElseGet(() ->
                        Optional.of(
                                some + "a small part of the space: use it through a surrogate."));
    }

    /** In the file's order; for reports, which may open the test metric. */
    public Stream<TableRow> rows(TableDataSet dataSet) {
        return of(dataSet.validation()).keySet().stream().map(genotype -> row(genotype, dataSet));
    }

    /** The row of this text, else of the first with the same function. */
    public Optional<TableRow> row(Architecture architecture, TableDataSet dataSet) {
        Map<String, Double> validation = of(dataSet.validation());
        String genotype = architecture.genotype();
        if (validation.containsKey(genotype)) {
            return Optional.of(row(genotype, dataSet));
        }
        return byFunction.getOrDefault(architecture.canonical(), List.of()).stream()
                .filter(validation::containsKey)
                .findFirst()
                .map(same -> row(same, dataSet));
    }

    private TableRow row(String genotype, TableDataSet dataSet) {
        Optional<SealedTest> test =
                dataSet.test()
                        .flatMap(column -> Optional.ofNullable(of(column).get(genotype)))
                        .map(SealedTest::new);
        double validation = of(dataSet.validation()).getOrDefault(genotype, Double.NaN);
        return new TableRow(genotype, validation, test);
    }

    /** A measured column as in a wide table, by genotype in the file's order. */
    Map<String, Double> of(String column) {
        return measurements.getOrDefault(column, Map.of());
    }
}
