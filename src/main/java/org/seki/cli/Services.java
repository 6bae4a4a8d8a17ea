package org.seki.cli;

import java.nio.file.Path;
import org.seki.device.EngineThread;
import org.seki.device.Folders;
import org.seki.experiment.Studies;
import org.seki.search.Searches;

/** What commands need from the composition root. */
public interface Services {
    Folders folders();

    /** The searches of a workspace, opened for writing and closed by the caller's process. */
    Searches searches(Path workspace);

    /** The studies of a workspace. */
    Studies studies(Path workspace);

    /** The process's engine thread; the native library is loaded by its first task. */
    EngineThread engine();

    /** Whether a window can be opened here. */
    boolean display();

    /** Opens the window and returns when it was closed. */
    void window(Path workspace);
}
