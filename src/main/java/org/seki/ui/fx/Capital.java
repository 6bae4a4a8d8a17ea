package org.seki.ui.fx;

import java.util.Locale;

/** Sentence case, for words that are written small where they are one of several. */
public final class Capital {
    private Capital() {}

    /** {@code Performance collapse}. */
    public static String first(String words) {
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
