package org.seki.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.seki.space.SearchSpace;

/**
 * Every number of a final training, and where each comes from. Those that there are lie in {@code
 * presets.json}.
 *
 * @param space its id, where it is that space's alone; otherwise empty
 * @param about how long it takes, or whose it is
 * @param source of its numbers, but for those that {@code sources} names
 */
public record FinalPreset(
        String name,
        String space,
        String about,
        String source,
        Map<String, String> sources,
        Map<String, Double> numbers) {
    private static final File FILE = file();
    private static final double ONE_STAGE = 1;

    /**
     * A number that a preset sets and a person may change.
     *
     * @param note its unit, or what 0 means
     */
    public record Setting(String name, String title, String note) {}

    private record File(List<Setting> numbers, List<FinalPreset> presets) {}

    private static File file() {
        try (InputStream in =
                Objects.requireNonNull(FinalPreset.class.getResourceAsStream("presets.json"))) {
            return new ObjectMapper().readValue(in, File.class);
        } catch (IOException e) {
            throw new UncheckedIOException("presets.json lies in the program and is whole", e);
        }
    }

    /** From minutes to the papers'. */
    public static List<FinalPreset> all() {
        return FILE.presets();
    }

    /** Those for architectures of a space. */
    public static List<FinalPreset> of(SearchSpace space) {
        return all().stream().filter(p -> p.suits(space)).toList();
    }

    /** All numbers, in the order in which people read them. */
    public static List<Setting> settings() {
        return FILE.numbers();
    }

    /**
     * @throws IllegalArgumentException with a sentence that names those there are
     */
    static FinalPreset named(String name, SearchSpace space) {
        FinalPreset preset =
                all().stream()
                        .filter(p -> p.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "Final training has no preset \"%s\"; there are %s."
                                                .formatted(name, names(all()))));
        if (!preset.suits(space)) {
            throw new IllegalArgumentException(
                    "The preset %s is not for the space %s; for that there are %s, and options."
                            .formatted(name, space.title(), names(of(space))));
        }
        return preset;
    }

    private static String names(List<FinalPreset> presets) {
        return String.join(", ", presets.stream().map(FinalPreset::name).toList());
    }

    private boolean suits(SearchSpace space) {
        return this.space.isEmpty() || this.space.equals(space.id());
    }

    /** For an architecture of this space: cells are counted a stage outside DARTS. */
    public Map<String, Double> numbers(SearchSpace space) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        settings().forEach(s -> numbers.put(s.name(), of(s.name())));
        if (this.space.isEmpty() && !space.id().equals("darts")) {
            numbers.put("cells", ONE_STAGE);
        }
        return numbers;
    }

    private double of(String number) {
        return Objects.requireNonNull(numbers.get(number), number);
    }

    /** Where a number comes from, for people. */
    public String origin(String number) {
        return sources.getOrDefault(number, source);
    }

    /**
     * The numbers, changed by options.
     *
     * @throws IllegalArgumentException with a sentence that names what is wrong
     */
    Map<String, Double> changed(SearchSpace space, Map<String, String> options) {
        Map<String, Double> numbers = numbers(space);
        options.forEach((option, text) -> numbers.put(option, number(option, text)));
        return numbers;
    }

    private double number(String option, String text) {
        if (!numbers.containsKey(option)) {
            List<String> names = new ArrayList<>(numbers.keySet());
            names.sort(null);
            throw new IllegalArgumentException(
                    "Final training has no option \"%s\"; there are %s."
                            .formatted(option, String.join(", ", names)));
        }
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value) && value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "The option %s is \"%s\"; expected a number from 0.".formatted(option, text));
    }
}
