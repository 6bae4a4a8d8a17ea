package org.seki.prompt;

import org.seki.space.Architecture;

/** What came of looking for an architecture in a strategist's reply. */
public sealed interface Reading {
    record Parsed(Architecture architecture) implements Reading {}

    /**
     * @param reason one sentence that says what was found, what was expected and the nearest known
     *     name
     * @param position offset in {@code text}, from 0
     * @param text the reply, or its first part when it was too long
     */
    record Rejected(String reason, int position, String text) implements Reading {}
}
