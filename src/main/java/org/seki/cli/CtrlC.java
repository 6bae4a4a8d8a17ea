package org.seki.cli;

/** While open, Ctrl-C (or any end of the process) does something first. */
final class CtrlC implements AutoCloseable {
    private final Thread hook;

    /**
     * @param stop on a thread of its own; the process ends when it returns
     */
    CtrlC(Runnable stop) {
        hook = new Thread(stop, "ctrl-c");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Ctrl-C came first: the hook is running and says what is to be said
            Thread.currentThread().interrupt();
        }
    }
}
