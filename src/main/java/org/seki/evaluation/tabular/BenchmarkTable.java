package org.seki.evaluation.tabular;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private final SearchSpace space;
    private final TableHeader header;
    private final Map<String, List<Double>> measurements;
    private final Map<String, String> byFunction;
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param measurements by genotype, one number for each of {@link TableHeader#measured()}, in
     *     the file's order
     * @param byFunction by canonical form, the first genotype that has it
     */
    BenchmarkTable(
            String file,
            SearchSpace space,
            TableHeader header,
            Map<String, List<Double>> measurements,
            Map<String, String> byFunction) {
        this.file = file;
        this.space = space;
        this.header = header;
        this.measurements = measurements;
        this.byFunction = byFunction;
        List<String> measured = header.measured();
        for (int place = 0; place < measured.size(); place++) {
            places.put(measured.get(place), place);
        }
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

    public SearchSpace space() {
        return space;
    }

    /** Distinct architectures, by text. */
    public int architectures() {
        return measurements.size();
    }

    /** Distinct architectures, by canonical form. */
    public int functions() {
        return byFunction.size();
    }

    /** All columns of the file, in its order. */
    public List<String> columns() {
        return header.columns();
    }

    /** What can be searched on; the longest training of each data set first. */
    public List<TableDataSet> dataSets() {
        return header.dataSets();
    }

    public Optional<TableDataSet> dataSet(String name) {
        return dataSets().stream().filter(dataSet -> dataSet.name().equals(name)).findFirst();
    }

    /** For people: the table has no such data set, but these, and which was probably meant. */
    public String unknown(String name) {
        List<String> names = dataSets().stream().map(TableDataSet::name).toList();
        return "%s has no data set \"%s\"%s It has %s."
                .formatted(
                        file,
                        name,
                        NearestName.of(name, names)
                                .map(n -> "; did you mean " + n + "?")
                                .orElse("."),
                        String.join(", ", names));
    }

    /** In the file's order; for reports, which may open the test metric. */
    public Stream<TableRow> rows(TableDataSet dataSet) {
        return measurements.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), dataSet));
    }

    /** The row of this text, else of the first with the same function. */
    public Optional<TableRow> row(Architecture architecture, TableDataSet dataSet) {
        String genotype = architecture.genotype();
        if (!measurements.containsKey(genotype)) {
            genotype = byFunction.getOrDefault(architecture.canonical(), genotype);
        }
        @Nullable List<Double> numbers = measurements.get(genotype);
        return numbers == null ? Optional.empty() : Optional.of(row(genotype, numbers, dataSet));
    }

    private TableRow row(String genotype, List<Double> numbers, TableDataSet dataSet) {
        Optional<SealedTest> test =
                dataSet.test().map(column -> new SealedTest(numbers.get(place(column))));
        return new TableRow(genotype, numbers.get(place(dataSet.validation())), test);
    }

    private int place(String column) {
        return Objects.requireNonNull(places.get(column), column);
    }
}
