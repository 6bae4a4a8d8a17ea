package org.seki.search;

/** Lets a rehearsed search pass its control's gate as the real one does. */
public final class Gate {
    private Gate() {}

    public static boolean pass(SearchControl control, Runnable whenPaused) {
        try {
            return control.pass(whenPaused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
