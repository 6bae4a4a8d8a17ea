package org.seki.llm;

/** Hears a reply grow and says when to give it up. Called on the thread that asked. */
public interface ChatListener {
    ChatListener NONE =
            new ChatListener() {
                @Override
                public void text(String soFar) {}

                @Override
                public boolean cancelled() {
                    return false;
                }
            };

    /** Thinking and answer so far; latest value wins. */
    void text(String soFar);

    /** Asked every few milliseconds. */
    boolean cancelled();
}
