package org.seki;

import java.io.IOException;
import org.seki.device.Devices;
import org.seki.device.ThisProgram;
import org.seki.experiment.Workers;

/** Starts {@link WorkerProcess}; what it writes on standard error is nothing for people. */
record WorkerProcesses(Devices devices) implements Workers {
    /** More have not been tried. */
    private static final int MOST = 64;

    @Override
    public int suitable() {
        return Math.min(devices.networksAtOnce(), most());
    }

    @Override
    public int most() {
        return devices.engine().gpu().isPresent() ? 1 : MOST;
    }

    @Override
    public Process start() throws IOException {
        return new ProcessBuilder(
                        ThisProgram.command(WorkerProcess.class, Runtime.getRuntime().maxMemory()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
