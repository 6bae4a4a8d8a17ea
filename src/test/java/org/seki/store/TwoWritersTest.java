package org.seki.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.OwnProcess;
import org.seki.search.Journal;
import org.seki.search.Preset;
import org.seki.search.RunState;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;

/** What a process may do while it writes without giving the workspace away to another one. */
class TwoWritersTest {
    private static final SearchSettings SETTINGS =
            Preset.STANDARD.settings("nasbench201", "none", new Choice("draws", Map.of()), 5);

    @TempDir private Path folder;

    @Test
    void whoeverLooksAtTheRunsAndIsRefusedASecondWriterIsStillTheOnlyOne() throws Exception {
        Workspace workspace = KilledChild.workspace(folder);
        String run = workspace.create(SETTINGS);
        try (Journal journal = workspace.journal(run)) {
            assertEquals(RunState.RUNNING, workspace.runs().getFirst().state());
            SearchRefused here =
                    assertThrows(
                            SearchRefused.class,
                            () -> KilledChild.workspace(folder).create(SETTINGS));
            assertTrue(here.getMessage().contains("in this process"), here.getMessage());
            String said = other(run);
            assertTrue(said.contains("already open for writing in process "), said);
        }
        assertEquals(RunState.STOPPED, workspace.runs().getFirst().state());
        assertTrue(other("none").contains("none"), "free again: only the run is not there");
    }

    /** What a second process that wants to write says. */
    private String other(String run) throws Exception {
        Path errors = folder.resolve("errors.txt");
        Process child =
                OwnProcess.of(KilledChild.class, folder.toString(), run)
                        .redirectError(errors.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertTrue(child.waitFor(2, TimeUnit.MINUTES), "the other process works on");
        return Files.readString(errors);
    }
}
