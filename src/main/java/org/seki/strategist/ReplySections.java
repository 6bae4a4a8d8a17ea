package org.seki.strategist;

import java.util.Locale;
import java.util.regex.Pattern;

/** A reply's reasoning and strategy, by its headings; a reply without any is all reasoning. */
record ReplySections(String reasoning, String strategy, String architecture) {
    private static final Pattern DECORATION = Pattern.compile("[^\\p{L} ]+");

    private enum Part {
        REASONING,
        STRATEGY,
        ARCHITECTURE
    }

    static ReplySections of(String reply) {
        StringBuilder[] parts = {new StringBuilder(), new StringBuilder(), new StringBuilder()};
        Part part = Part.REASONING;
        for (String line : reply.split("\n", -1)) {
            Part heading = heading(line);
            if (heading == null) {
                parts[part.ordinal()].append(line).append('\n');
            } else {
                part = heading;
            }
        }
        return new ReplySections(
                parts[0].toString().strip(),
                parts[1].toString().strip(),
                parts[2].toString().strip());
    }

    /** Which part a line opens: {@code ## Strategy}, {@code **2. Strategy:**}. */
    private static @org.jspecify.annotations.Nullable Part heading(String line) {
        if (line.length() > 60 || line.isBlank()) {
            return null;
        }
        String words = DECORATION.matcher(line).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return switch (words) {
            case "reasoning", "analysis", "reasoning and analysis" -> Part.REASONING;
            case "strategy", "optimization strategy", "refinement strategy" -> Part.STRATEGY;
            case "architecture", "new architecture", "genotype" -> Part.ARCHITECTURE;
            default -> null;
        };
    }
}
