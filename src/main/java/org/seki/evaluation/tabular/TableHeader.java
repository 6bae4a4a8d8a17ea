package org.seki.evaluation.tabular;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.seki.space.NearestName;

/**
 * What a table's first row says.
 *
 * <p>The architecture is in a column {@code arch} as its published text, or for DARTS in {@code
 * normal} and {@code reduce} as {@code op@input op@input|…}. A wide table measures in {@code
 * NAME_valHOW} and {@code NAME_testHOW}, where {@code HOW} says how long was trained, as in {@code
 * cifar10_val200}. A long one has a row for each {@code task} (or {@code dataset}) and measures in
 * {@code valHOW} and {@code testHOW}. Rows of one architecture must agree, unless a column {@code
 * set} says that they were measured apart: then the first counts. Other columns may stand between.
 *
 * @param columns in the file's order
 * @param measured which of them hold measurements
 * @param task the column that names the data set of a row, in a long table
 */
record TableHeader(List<String> columns, List<String> measured, Optional<String> task) {
    static final String ARCHITECTURE = "arch";

    private static final String NORMAL = "normal";
    private static final String REDUCE = "reduce";
    private static final List<String> TASKS = List.of("task", "dataset");
    private static final String SET = "set";
    private static final int MOST = 1_000;
    private static final Pattern WIDE = Pattern.compile(".+_(val|test).*");
    private static final Pattern LONG = Pattern.compile("(val|test).*");

    /**
     * @throws BadTable when there is nothing to search by
     */
    static TableHeader of(List<String> columns) throws BadTable {
        refuseUnordered(columns);
        Optional<String> task = TASKS.stream().filter(columns::contains).findFirst();
        Pattern pattern = task.isPresent() ? LONG : WIDE;
        List<String> measured =
                columns.stream().filter(column -> pattern.matcher(column).matches()).toList();
        if (!columns.contains(ARCHITECTURE)
                && !(columns.contains(NORMAL) && columns.contains(REDUCE))) {
            String expected = "the architectures' texts under this name";
            throw new BadTable(
                    1,
                    ARCHITECTURE,
                    "no such column",
                    NearestName.of(ARCHITECTURE, columns)
                            .map(near -> expected + " (nearest: " + near + ")")
                            .orElse(expected));
        }
        if (measured.isEmpty()) {
            String example =
                    task.isPresent() ? "val…, as val_final" : "NAME_val…, as cifar10_val200";
            throw new BadTable(1, "", "no validation column", "at least one called " + example);
        }
        return new TableHeader(List.copyOf(columns), measured, task);
    }

    private static void refuseUnordered(List<String> columns) throws BadTable {
        if (columns.size() == 1) {
            String found = "one column" + separated(columns.getFirst());
            throw new BadTable(1, "", found, "columns with commas between");
        }
        if (columns.size() > MOST) {
            throw new BadTable(1, "", columns.size() + " columns", "at most " + MOST);
        }
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw new BadTable(1, column, "this name twice", "each name once");
            }
        }
    }

    private static String separated(String header) {
        return header.contains(";")
                ? ", with semicolons"
                : header.contains("\t") ? ", with tabs" : "";
    }

    /** The published text of a row's architecture. */
    String genotype(CSVRecord record) {
        if (columns.contains(ARCHITECTURE)) {
            return cell(record, ARCHITECTURE);
        }
        return "Genotype(normal=%s, normal_concat=range(2, 6), reduce=%s, reduce_concat=range(2, 6))"
                .formatted(pairs(cell(record, NORMAL)), pairs(cell(record, REDUCE)));
    }

    /** {@code op@input op@input|…} as {@code [('op', input), …]}. */
    private static String pairs(String cell) {
        return Arrays.stream(cell.split("[ |]+", -1))
                .map(pair -> pair.split("@", 2))
                .map(pair -> "('%s', %s)".formatted(pair[0], pair.length == 2 ? pair[1] : ""))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** What the architecture's columns are called, for faults. */
    String architectureColumn() {
        return columns.contains(ARCHITECTURE) ? ARCHITECTURE : NORMAL + ", " + REDUCE;
    }

    /** A row's measurements as they stand, under the names that they have in a wide table. */
    Map<String, String> measurements(CSVRecord record) {
        String before = task.map(column -> cell(record, column) + "_").orElse("");
        Map<String, String> measurements = new LinkedHashMap<>();
        measured.forEach(column -> measurements.put(before + column, cell(record, column)));
        return measurements;
    }

    /** Which collection a row comes from; empty where the table does not say. */
    String set(CSVRecord record) {
        return columns.contains(SET) ? cell(record, SET) : "";
    }

    private String cell(CSVRecord record, String column) {
        return record.get(columns.indexOf(column));
    }
}
