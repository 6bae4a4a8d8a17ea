package org.seki.prompt;

import java.util.Arrays;

/** What looks like an architecture in a reply. */
sealed interface Draft {
    /** Offset in the reply behind its last character; the last draft of a reply counts. */
    int end();

    /**
     * Written out in the space's published form.
     *
     * @param source for each character of {@code text} its offset in the reply
     */
    record Written(String text, int[] source, int end) implements Draft {}

    /**
     * Not even that.
     *
     * @param reason a sentence for people
     * @param at offset in the reply
     */
    record Broken(String reason, int at, int end) implements Draft {}

    /** Writes a genotype and remembers where each part of it came from. */
    final class Writer {
        private final StringBuilder text = new StringBuilder();
        private int[] source = new int[256];
        private int last;

        Writer put(String part, int at) {
            if (text.length() + part.length() > source.length) {
                source = Arrays.copyOf(source, 2 * (source.length + part.length()));
            }
            for (int i = 0; i < part.length(); i++) {
                source[text.length() + i] = at + i;
            }
            text.append(part);
            last = at + part.length();
            return this;
        }

        Writer put(Token token) {
            return put(token.text(), token.at());
        }

        /** A part that the reply does not have. */
        Writer put(String part) {
            return put(part, last);
        }

        Written written(int end) {
            return new Written(text.toString(), Arrays.copyOf(source, text.length()), end);
        }
    }
}
