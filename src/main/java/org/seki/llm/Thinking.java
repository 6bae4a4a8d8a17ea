package org.seki.llm;

import java.util.Locale;

/** A reply's thinking apart from its answer, also where the model wrote both into one text. */
record Thinking(String reasoning, String answer) {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    /**
     * @param reasoning what the server sent apart
     * @param text what it sent as the answer, perhaps with {@code <think>…</think>} at its head,
     *     or, where the chat template opened it, only with the closing tag
     */
    static Thinking apart(String reasoning, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            lower = text;
        }
        int close = lower.lastIndexOf(CLOSE);
        int open = lower.indexOf(OPEN);
        if (close >= 0) {
            int from = open >= 0 && open < close ? open + OPEN.length() : 0;
            return new Thinking(
                    joined(reasoning, text.substring(from, close)),
                    text.substring(close + CLOSE.length()).strip());
        }
        if (open >= 0 && text.substring(0, open).isBlank()) {
            return new Thinking(joined(reasoning, text.substring(open + OPEN.length())), "");
        }
        return new Thinking(reasoning.strip(), text.strip());
    }

    private static String joined(String one, String other) {
        return (one.strip() + "\n\n" + other.strip()).strip();
    }
}
