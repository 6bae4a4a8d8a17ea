package org.seki.strategist;

/** Hears a reply as it streams, and tells the strategist to give up. */
public interface Listener {
    Listener NONE =
            new Listener() {
                @Override
                public void text(String soFar) {}

                @Override
                public boolean cancelled() {
                    return false;
                }
            };

    /** The text so far of the reply being written; latest value wins. */
    void text(String soFar);

    boolean cancelled();
}
