package org.seki.evaluation.tabular;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seki.space.NearestName;

/**
 * What a table's first row says. Wanted are a column {@code arch} with the published text and, for
 * each data set, {@code NAME_valHOW} with the validation metric and, if it was measured, {@code
 * NAME_testHOW}; {@code HOW} says how long was trained, as in {@code cifar10_val200}. Other columns
 * may stand between.
 *
 * @param columns in the file's order
 */
record TableHeader(List<String> columns, List<TableDataSet> dataSets) {
    static final String ARCHITECTURE = "arch";

    private static final int MOST = 1_000;
    private static final Pattern VALIDATION = Pattern.compile("(.+)_val(.*)");

    /** Of one column {@code NAME_valHOW}. */
    private record Validation(String column, String name, String how) {
        /** The longest training first, what is not a number of epochs last. */
        long rank() {
            return how.isEmpty() || how.equals("_final")
                    ? Long.MAX_VALUE
                    : how.matches("\\d{1,9}") ? Long.parseLong(how) : -1;
        }
    }

    /**
     * @throws BadTable when there is nothing to search by
     */
    static TableHeader of(List<String> columns) throws BadTable {
        refuse(columns);
        List<Validation> validations = new ArrayList<>();
        for (String column : columns) {
            Matcher matcher = VALIDATION.matcher(column);
            if (matcher.matches()) {
                validations.add(new Validation(column, matcher.group(1), matcher.group(2)));
            }
        }
        validations.sort(Comparator.comparingLong(Validation::rank).reversed());
        Set<String> named = new HashSet<>();
        List<TableDataSet> dataSets = new ArrayList<>();
        for (Validation validation : validations) {
            String test = validation.name() + "_test" + validation.how();
            boolean first = named.add(validation.name());
            dataSets.add(
                    new TableDataSet(
                            first ? validation.name() : validation.name() + "@" + validation.how(),
                            validation.column(),
                            Optional.of(test).filter(columns::contains)));
        }
        return new TableHeader(List.copyOf(columns), List.copyOf(dataSets));
    }

    private static void refuse(List<String> columns) throws BadTable {
        if (columns.size() == 1) {
            throw new BadTable(
                    1,
                    "",
                    "one column" + separated(columns.getFirst()),
                    "columns with commas between");
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
        if (!seen.contains(ARCHITECTURE)) {
            throw new BadTable(
                    1,
                    ARCHITECTURE,
                    "no such column",
                    NearestName.of(ARCHITECTURE, columns)
                            .map(near ->
                                    "the architectures' texts under this name (nearest: "
                                            + near
                                            + ")")
                            .orElse("the architectures' texts under this name"));
        }
        if (columns.stream().noneMatch(column -> VALIDATION.matcher(column).matches())) {
            throw new BadTable(
                    1,
                    "",
                    "no validation column",
                    "at least one called NAME_val…, as cifar10_val200");
        }
    }

    private static String separated(String header) {
        return header.contains(";")
                ? ", with semicolons"
                : header.contains("\t") ? ", with tabs" : "";
    }

    /** The columns whose numbers are kept. */
    List<String> measured() {
        List<String> measured = new ArrayList<>();
        for (TableDataSet dataSet : dataSets) {
            measured.add(dataSet.validation());
            dataSet.test().ifPresent(measured::add);
        }
        return measured;
    }
}
