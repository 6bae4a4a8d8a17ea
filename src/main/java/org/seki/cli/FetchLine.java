package org.seki.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.seki.device.Fetch;

/** One line that says how far a file is; Ctrl-C ends it and leaves what has arrived. */
final class FetchLine implements Fetch.Watch, AutoCloseable {
    private static final long PATIENCE_SECONDS = 3;
    private static final long TICK_NS = 200_000_000;

    private final PrintWriter told;
    private final boolean terminal;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CtrlC ctrlC = new CtrlC(this::cancel);
    private volatile boolean cancelled;
    private String doing = "";
    private long due;

    /**
     * @param terminal whether a line can be written over; else each activity is said once
     */
    FetchLine(PrintWriter told, boolean terminal) {
        this.told = told;
        this.terminal = terminal;
    }

    private void cancel() {
        cancelled = true;
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void at(String what, double fraction) {
        boolean another = !what.equals(doing);
        if (terminal && (another || System.nanoTime() >= due)) {
            told.print(
                    "\r%s%s   "
                            .formatted(
                                    what,
                                    fraction < 0 ? "" : " %.0f %%".formatted(100 * fraction)));
            told.flush();
            due = System.nanoTime() + TICK_NS;
        } else if (another) {
            told.println(what);
            told.flush();
        }
        doing = what;
    }

    @Override
    public void close() {
        if (terminal && !doing.isEmpty()) {
            told.println();
            told.flush();
        }
        ended.countDown();
        ctrlC.close();
    }
}
