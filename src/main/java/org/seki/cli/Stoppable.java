package org.seki.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** While open, Ctrl-C stops a task of this terminal, waits for it and says how to go on. */
final class Stoppable implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 5;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable stop;
    private final Output output;
    private final String kept;
    private final CtrlC ctrlC = new CtrlC(this::stop);

    /**
     * @param kept for people: {@code what was played}
     */
    Stoppable(Runnable stop, Output output, String kept) {
        this.stop = stop;
        this.output = output;
        this.kept = kept;
    }

    private void stop() {
        stop.run();
        try {
            boolean inTime = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            output.err()
                    .println(
                            inTime
                                    ? "Stopped; %s is kept. The same command goes on."
                                            .formatted(kept)
                                    : "Stopped; the same command goes on with what was kept.");
            output.err().flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        ctrlC.close();
    }
}
