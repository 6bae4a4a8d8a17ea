package org.seki.strategist;

import java.util.random.RandomGenerator;

/** Proposes the next architecture. Called by the search thread; stateless between calls. */
public interface Strategist {
    /**
     * As on the command line: {@code statistical}, {@code random}, {@code llm}, {@code manual}, …
     */
    String name();

    /** For people, honest: {@code statistical, not an LLM}. */
    String label();

    /**
     * Whether it must be shown an evaluated architecture; one that need not may propose the first.
     */
    default boolean needsExample() {
        return true;
    }

    /**
     * @param random the stream of this run, iteration and attempt: the only source of chance
     * @throws java.util.concurrent.CancellationException when the listener was cancelled
     */
    Answer propose(Context context, RandomGenerator random, Listener listener);
}
