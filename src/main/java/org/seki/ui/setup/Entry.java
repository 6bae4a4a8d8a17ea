package org.seki.ui.setup;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A text that a person types, and what it means, or why it means nothing; known as it is typed.
 *
 * @param <T> what it means
 */
final class Entry<T> {
    private final String name;
    private final StringProperty text;
    private final Function<String, T> read;
    private final StringBinding fault;

    /**
     * @param name of the field, for people
     * @param read throws {@link IllegalArgumentException} with a sentence when the text means
     *     nothing
     */
    Entry(String name, String text, Function<String, T> read) {
        this.name = name;
        this.text = new SimpleStringProperty(text);
        this.read = read;
        this.fault = Bindings.createStringBinding(this::problem, this.text);
    }

    static Entry<Integer> whole(String name, int value, int low, int high) {
        return new Entry<>(
                name, Integer.toString(value), text -> Math.toIntExact(whole(text, low, high)));
    }

    static Entry<Long> seed(String name, long value) {
        return new Entry<>(name, Long.toString(value), text -> whole(text, 0, Long.MAX_VALUE));
    }

    /** Blank means none, which is 0. */
    static Entry<Long> cap(String name) {
        return new Entry<>(name, "", text -> text.isBlank() ? 0 : whole(text, 1, Long.MAX_VALUE));
    }

    /** Blank means none, which is 0. */
    static Entry<Double> money(String name) {
        return new Entry<>(name, "", text -> text.isBlank() ? 0.0 : number(text, 0, 1e9));
    }

    /** Blank leaves it to somebody else. */
    static Entry<Optional<Double>> optional(String name, double low, double high) {
        return new Entry<>(
                name,
                "",
                text -> text.isBlank() ? Optional.empty() : Optional.of(number(text, low, high)));
    }

    static Entry<String> words(String name, String text, String otherwise) {
        return new Entry<>(
                name,
                text,
                typed -> {
                    if (typed.isBlank()) {
                        throw new IllegalArgumentException(otherwise);
                    }
                    return typed.strip();
                });
    }

    private static long whole(String text, long low, long high) {
        String sentence =
                high == Long.MAX_VALUE
                        ? "A whole number from %d is needed.".formatted(low)
                        : String.format(
                                Locale.ROOT, "A whole number from %d to %,d is needed.", low, high);
        try {
            long value = Long.parseLong(text.strip());
            if (value >= low && value <= high) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(sentence, e);
        }
        throw new IllegalArgumentException(sentence);
    }

    private static double number(String text, double low, double high) {
        String sentence =
                String.format(Locale.ROOT, "A number from %.0f to %,.0f is needed.", low, high);
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= low && value <= high) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(sentence, e);
        }
        throw new IllegalArgumentException(sentence);
    }

    String name() {
        return name;
    }

    StringProperty textProperty() {
        return text;
    }

    /** Why the text means nothing, in a sentence; empty when it means something. */
    StringBinding faultProperty() {
        return fault;
    }

    boolean valid() {
        return fault.get().isEmpty();
    }

    /**
     * @throws IllegalArgumentException with a sentence when the text means nothing
     */
    T value() {
        return read.apply(text.get());
    }

    private String problem() {
        try {
            var _ = read.apply(text.get());
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
