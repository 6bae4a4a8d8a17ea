package org.seki.cli;

import java.io.Reader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.seki.data.Datasets;
import org.seki.device.Devices;
import org.seki.device.EngineThread;
import org.seki.device.Fetch;
import org.seki.device.Folders;
import org.seki.experiment.Correlations;
import org.seki.experiment.PromptLab;
import org.seki.experiment.Studies;
import org.seki.llm.Discovery;
import org.seki.prompt.PromptLibrary;
import org.seki.search.Searches;
import org.seki.store.Workspace;
import org.seki.strategist.ManualDesk;
import org.seki.training.Trainings;

/** What commands need from the composition root. */
public interface Services {
    Folders folders();

    /** The searches of a workspace, opened for writing and closed by the caller's process. */
    Searches searches(Path workspace);

    /** The runs of a workspace as they are stored. */
    Workspace workspace(Path workspace);

    /** The studies of a workspace. */
    Studies studies(Path workspace);

    /** How far scores of this workspace's evaluators are to be trusted. */
    Correlations correlations(Path workspace);

    /** The final trainings of a workspace. */
    Trainings trainings(Path workspace);

    /** Data sets by name or folder. */
    Datasets datasets();

    /** What networks can be trained on here. */
    Devices devices();

    /** Brings files over the network. */
    Fetch download();

    /** The process's engine thread; the native library is loaded by its first task. */
    EngineThread engine();

    /**
     * All prompts, built-in and edited in this workspace.
     *
     * @throws org.seki.search.SearchRefused when a built-in one is wrong, with file and line
     */
    PromptLibrary prompts(Path workspace);

    /** Compares the versions of the workspace's prompts. */
    PromptLab promptLab(Path workspace);

    /** Chat servers on this machine. */
    Discovery discovery();

    /** Where a person answers for the strategist {@code manual}. */
    ManualDesk desk();

    /** What is typed. */
    Reader in();

    /** Whether a window can be opened here. */
    boolean display();

    /**
     * Opens the window and returns when it was closed.
     *
     * @param run gives the run to open in it; called once the window is painted, refuses in a
     *     sentence that the window shows
     */
    void window(Path workspace, Optional<Supplier<String>> run);
}
