package org.seki.ui.graph;

import java.util.Locale;
import org.seki.ui.fx.Capital;
import org.seki.ui.fx.Units;

/** A named part of a score as people read it, the unit in its name. */
final class Metric {
    private static final String MACS = "macs";

    private Metric() {}

    /** {@code parameters} becomes {@code Parameters M}. */
    static String title(String name) {
        String words =
                name.equals(MACS) ? "multiply-adds" : name.replace('_', ' ').replace('-', ' ');
        String title = Capital.first(words);
        return counts(name) ? title + " M" : percent(name) ? title + " %" : title;
    }

    static String text(String name, double value) {
        return counts(name)
                ? Units.millions(value)
                : percent(name) ? String.format(Locale.ROOT, "%.1f", value) : Units.score(value);
    }

    /** Whether less of it is better. */
    static boolean costs(String name) {
        return counts(name) || name.equals("loss");
    }

    private static boolean counts(String name) {
        return name.equals("parameters") || name.equals(MACS);
    }

    private static boolean percent(String name) {
        return name.endsWith("accuracy");
    }
}
