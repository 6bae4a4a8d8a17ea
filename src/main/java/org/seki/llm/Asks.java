package org.seki.llm;

/** Whatever answers for a model. */
public interface Asks {
    /** Blocks its caller; returns within 200 ms of the listener's being cancelled. */
    Outcome ask(Endpoint endpoint, ChatRequest request, Limits limits, ChatListener listener);

    /**
     * The cost of what was asked through this so far is journaled, though nothing came of it: who
     * answers from memory answers it at no cost from now on.
     */
    default void settle() {}
}
