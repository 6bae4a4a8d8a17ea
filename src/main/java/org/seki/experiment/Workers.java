package org.seki.experiment;

import java.io.IOException;

/**
 * Further processes of this program, each with an engine of its own: one process trains one network
 * at a time.
 */
public interface Workers {
    /** All is done in this process, one after another. */
    Workers NONE =
            new Workers() {
                @Override
                public int suitable() {
                    return 1;
                }

                @Override
                public int most() {
                    return 1;
                }

                @Override
                public Process start() {
                    throw new IllegalStateException("one at a time is done in this process");
                }
            };

    /** How many at once suit this machine, 1 to {@link #most}. */
    int suitable();

    /** More than that are refused. */
    int most();

    /**
     * Starts one that does as {@link Worker} does, on one thread of the CPU.
     *
     * @throws IOException when no process can be started
     */
    Process start() throws IOException;
}
