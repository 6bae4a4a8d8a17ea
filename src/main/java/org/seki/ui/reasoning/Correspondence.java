package org.seki.ui.reasoning;

import java.util.List;
import java.util.function.Consumer;
import org.seki.strategist.Exchange;

/** The prompts and replies of a run: those that were kept, and the one that a person owes. */
public interface Correspondence {
    /**
     * Reads an iteration's from the store, off the JavaFX thread.
     *
     * @param then hears them, in order, on the JavaFX thread; not at all when they cannot be read,
     *     which is shown as a notice
     */
    void kept(int iteration, Consumer<List<Exchange>> then);

    /** Answers the prompt that waits; returns at once. */
    void answer(String reply);
}
