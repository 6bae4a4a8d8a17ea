package org.seki.prompt;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;

/**
 * What operations are called towards a model: as published, or masked as {@code op_a}, {@code
 * op_b}, …, so that it must learn from scores what textbooks would have told it.
 */
public final class Names {
    private static final Names PUBLISHED = new Names(Map.of());
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> shown;
    private final Map<String, String> real = new HashMap<>();

    private Names(Map<String, String> shown) {
        this.shown = shown;
        shown.forEach((name, mask) -> real.put(mask, name));
    }

    public static Names published() {
        return PUBLISHED;
    }

    /**
     * @param seed which mask stands for which operation; the same in all of a run
     */
    public static Names masked(SearchSpace space, long seed) {
        List<String> shuffled =
                space.operations().stream()
                        .map(Operation::text)
                        .sorted(Comparator.comparing(o -> PromptVersion.hash(seed + " " + o)))
                        .toList();
        Map<String, String> shown = new HashMap<>();
        for (int i = 0; i < shuffled.size(); i++) {
            shown.put(shuffled.get(i), "op_" + (char) ('a' + i));
        }
        return new Names(shown);
    }

    public boolean masked() {
        return !shown.isEmpty();
    }

    public String shown(Operation operation) {
        return shown(operation.text());
    }

    /** The text with every published name as the model knows it. */
    public String shown(String text) {
        return replaced(text, shown);
    }

    /** A model's text with every mask as the published name. */
    public String real(String text) {
        return replaced(text, real);
    }

    /** In an order that tells nothing. */
    List<Operation> order(Collection<Operation> operations) {
        return operations.stream()
                .sorted(masked() ? Comparator.comparing(this::shown) : Comparator.naturalOrder())
                .toList();
    }

    private static String replaced(String text, Map<String, String> names) {
        return names.isEmpty()
                ? text
                : WORD.matcher(text)
                        .replaceAll(word ->
                                Matcher.quoteReplacement(
                                        Optional.ofNullable(names.get(word.group()))
                                                .orElse(word.group())));
    }
}
