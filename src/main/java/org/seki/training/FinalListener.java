package org.seki.training;

/**
 * Hears a final training and may end it; called on the engine thread but where said otherwise, must
 * return at once.
 */
public interface FinalListener {
    /** Asked between layers, and while it waits for the engine; any thread. */
    boolean cancelled();

    /** Asked between steps: whether it is to end with everything saved. */
    default boolean paused() {
        return false;
    }

    /** A seed is begun, gone on with or found finished; called by whoever called the training. */
    default void begins(TrainingOrder order) {}

    /** Others have the engine; called again and again until its turn comes, on any thread. */
    default void waits() {}

    void step(Position position);

    void epoch(Epoch epoch, int epochs);

    /** A sentence for people: that it goes on, or begins anew, and why; on any thread. */
    void said(String sentence);
}
