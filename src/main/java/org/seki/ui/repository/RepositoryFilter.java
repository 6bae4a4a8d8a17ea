package org.seki.ui.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seki.ui.fx.IterationRow;

/**
 * The repository's filter line: words that must all hold. {@code op:dil_conv} an operation, {@code
 * from:e} the stage, {@code pinned}, {@code banned}, {@code starred}, {@code noted}, {@code
 * score>75} and likewise {@code accuracy}, {@code params} (millions) or any metric, anything else a
 * part of the genotype.
 */
public sealed interface RepositoryFilter {
    record Valid(Predicate<Entry> test) implements RepositoryFilter {}

    /** What is wrong, for people. */
    record Invalid(String sentence) implements RepositoryFilter {}

    static RepositoryFilter parse(String line) {
        List<Predicate<Entry>> tests = new ArrayList<>();
        for (String word : line.strip().split("\\s+")) {
            Matcher comparison = COMPARISON.matcher(word);
            if (comparison.matches()) {
                double bound;
                try {
                    bound = Double.parseDouble(comparison.group(3));
                } catch (NumberFormatException e) {
                    return new Invalid(
                            "“%s” needs a number after %s.".formatted(word, comparison.group(2)));
                }
                tests.add(compared(comparison.group(1), comparison.group(2), bound));
            } else {
                tests.add(word(word.toLowerCase(Locale.ROOT)));
            }
        }
        return new Valid(entry -> tests.stream().allMatch(t -> t.test(entry)));
    }

    Pattern COMPARISON = Pattern.compile("([A-Za-z_ -]+)(>=|<=|>|<|=)(.*)");

    private static Predicate<Entry> word(String word) {
        if (word.equals("pinned")) {
            return Entry::pinned;
        }
        if (word.equals("banned")) {
            return Entry::banned;
        }
        if (word.equals("starred")) {
            return e -> e.note().starred();
        }
        if (word.equals("noted")) {
            return e -> !e.note().text().isEmpty();
        }
        if (word.startsWith("op:")) {
            String operation = word.substring(3);
            return e ->
                    e.row().architecture().stream()
                            .flatMap(a -> a.cells().stream())
                            .flatMap(c -> c.edges().stream())
                            .anyMatch(edge -> edge.operation().text().contains(operation));
        }
        if (word.startsWith("from:")) {
            String from = word.substring(5);
            return e -> e.from().toLowerCase(Locale.ROOT).startsWith(from);
        }
        return e ->
                e.row().architecture().stream()
                        .anyMatch(a -> a.genotype().toLowerCase(Locale.ROOT).contains(word));
    }

    private static Predicate<Entry> compared(String name, String sign, double bound) {
        return e -> {
            double value = value(e.row(), name.toLowerCase(Locale.ROOT));
            return switch (sign) {
                case ">" -> value > bound;
                case "<" -> value < bound;
                case ">=" -> value >= bound;
                case "<=" -> value <= bound;
                default -> value == bound;
            };
        };
    }

    private static double value(IterationRow row, String name) {
        return switch (name) {
            case "score" -> row.score();
            case "params", "parameters" -> row.metric("parameters").orElse(Double.NaN) / 1e6;
            case "iteration" -> row.iteration();
            default -> row.metric(name).orElse(Double.NaN);
        };
    }
}
