package org.seki.training;

/** Hears a final training and may end it; called on the engine thread, must return at once. */
public interface FinalListener {
    /** Asked between layers. */
    boolean cancelled();

    /**
     * @param secondsLeft estimated from all that was done since this process began with it
     */
    void step(long step, long steps, double loss, double secondsLeft);

    void epoch(Epoch epoch, int epochs);

    /** A sentence for people: that it goes on, or begins anew, and why. */
    void said(String sentence);
}
