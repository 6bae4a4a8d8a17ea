package org.seki.strategist;

import java.util.Arrays;
import java.util.Optional;

/** How a model is asked for an architecture. */
public enum Manner {
    /** Reasoning and strategy first, the architecture in a second turn (the default). */
    TWO_TURNS("two"),
    /** Reasoning, strategy and architecture in one reply. */
    ONE_TURN("one"),
    /** The architecture alone: what is reasoning worth? */
    ANSWER_ONLY("none");

    private final String text;

    Manner(String text) {
        this.text = text;
    }

    /** As in a run's settings. */
    public String text() {
        return text;
    }

    public static Optional<Manner> named(String text) {
        return Arrays.stream(values()).filter(m -> m.text.equals(text)).findFirst();
    }
}
