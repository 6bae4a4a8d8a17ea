package org.seki.strategist;

import java.util.List;

/**
 * What a strategist answered, before anyone has parsed it.
 *
 * @param reasoning why, Markdown
 * @param strategy what it means to do, Markdown
 * @param text the text that should hold the architecture
 * @param exchanges prompts and raw replies, for strategists that have any
 */
public record Reply(
        String reasoning, String strategy, String text, Usage usage, List<Exchange> exchanges)
        implements Answer {
    public Reply {
        exchanges = List.copyOf(exchanges);
    }

    /** A reply that cost nothing and asked nobody. */
    public static Reply of(String reasoning, String strategy, String text) {
        return new Reply(reasoning, strategy, text, Usage.NOTHING, List.of());
    }
}
