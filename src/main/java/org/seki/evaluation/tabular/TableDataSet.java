package org.seki.evaluation.tabular;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One measured quantity of a table: a data set or task, at one training length.
 *
 * @param name {@code cifar10}; with {@code @12} where it is not the table's longest training
 * @param validation the column a search may see
 * @param test the column that stays sealed, where there is one
 */
public record TableDataSet(String name, String validation, Optional<String> test) {
    private static final Pattern VALIDATION = Pattern.compile("(.+)_val(.*)");

    /** A column that was tested, with nothing beside it to search by. */
    static TableDataSet tested(String column) {
        return new TableDataSet(column, column, Optional.empty());
    }

    /** Of one column {@code NAME_valHOW}. */
    private record Validation(String column, String name, String how) {
        /** The longest training first, what is not a number of epochs last. */
        long rank() {
            return how.isEmpty() || how.equals("_final")
                    ? Long.MAX_VALUE
                    : how.matches("\\d{1,9}") ? Long.parseLong(how) : -1;
        }
    }

    /** Those that these columns hold, the longest training of each first. */
    static List<TableDataSet> among(Collection<String> columns) {
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
        return List.copyOf(dataSets);
    }
}
