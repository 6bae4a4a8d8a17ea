package org.seki.evaluation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An evaluator's options as a person wrote them; whatever is wrong with one is said in a sentence
 * that names it.
 *
 * @param evaluator in sentences, as in {@code supernet}
 */
public record Options(String evaluator, Map<String, String> values) {
    public Options {
        values = Map.copyOf(values);
    }

    /**
     * @throws IllegalArgumentException when there is another than these
     */
    public Options only(Collection<String> known) {
        for (String option : values.keySet()) {
            if (!known.contains(option)) {
                throw new IllegalArgumentException(
                        "The %s has no option \"%s\"; there are %s."
                                .formatted(
                                        evaluator,
                                        option,
                                        known.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        return this;
    }

    /** Whether it was written at all. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /**
     * @throws IllegalArgumentException for what is not a whole number from 1
     */
    public int number(String name, int otherwise) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "The %s's option %s is \"%s\"; expected a whole number from 1."
                        .formatted(evaluator, name, text));
    }

    /**
     * @throws IllegalArgumentException with the names there are, lower case
     */
    public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        String text = values.get(name);
        return text == null ? otherwise : choice(name, type, text);
    }

    /**
     * Several, separated by commas.
     *
     * @throws IllegalArgumentException with the names there are, lower case
     */
    public <E extends Enum<E>> List<E> choices(String name, Class<E> type, List<E> otherwise) {
        String text = values.get(name);
        return text == null
                ? otherwise
                : Arrays.stream(text.split(",", -1))
                        .map(part -> choice(name, type, part))
                        .distinct()
                        .toList();
    }

    private <E extends Enum<E>> E choice(String name, Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> lower(e).equals(text.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "The %s's option %s is \"%s\"; there are %s."
                                        .formatted(
                                                evaluator,
                                                name,
                                                text,
                                                Arrays.stream(type.getEnumConstants())
                                                        .map(Options::lower)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
