package org.seki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seki.Terminal.Typed;
import org.seki.search.Journal;
import org.seki.search.Preset;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.store.Workspace;
import org.seki.strategist.Stage;

/** Runs leave and come as files. */
class RunFileCommandTest {
    private static final String RUN = "fashion-mnist-7";

    @TempDir Path folder;

    private Terminal terminal;
    private String mine;
    private String theirs;

    @BeforeEach
    void aFailedSearch() {
        terminal = new Terminal(folder);
        mine = folder.resolve("mine").toString();
        theirs = folder.resolve("theirs").toString();
        Workspace workspace =
                new Workspace(Path.of(mine), WorkspaceSearches::space, Clock.systemUTC());
        SearchSettings settings =
                Preset.QUICK.settings(
                        "nasbench201", "fashion-mnist", new Choice("random", Map.of()), 7);
        try (Journal journal = workspace.journal(workspace.create(settings))) {
            journal.append(
                    List.of(
                            new SearchEvent.Started(settings, "test"),
                            new SearchEvent.Failed(0, Stage.INITIAL, "nothing was proposed"),
                            new SearchEvent.Finished(0, Optional.empty(), "over")));
        }
    }

    private Path exported() {
        Path file = folder.resolve("a run.seki");
        Typed typed = terminal.type("export", RUN, file.toString(), "--json", "--workspace", mine);
        assertEquals(0, typed.exit(), typed.err());
        assertEquals(RUN, typed.json().get("run").asText());
        assertEquals(file.toString(), typed.json().get("file").asText());
        assertTrue(typed.json().get("bytes").asLong() > 100);
        return file;
    }

    private JsonNode runs(String workspace) {
        return terminal.type("runs", "--json", "--workspace", workspace).json().get("runs");
    }

    @Test
    void aRunGoesFromOneWorkspaceToAnother() {
        Typed typed =
                terminal.type("import", exported().toString(), "--json", "--workspace", theirs);
        assertEquals(0, typed.exit(), typed.err());
        assertEquals(RUN, typed.json().get("run").asText());
        assertEquals(runs(mine), runs(theirs));
        assertTrue(
                terminal.type("show", RUN, "--workspace", theirs).out().contains("failed"),
                "it can be shown");
    }

    @Test
    void withNoDisplayOpeningImportsOnceAndSaysWhere() {
        String file = exported().toString();
        for (int i = 0; i < 2; i++) {
            Typed typed = terminal.type("open", file, "--workspace", theirs);
            assertEquals(0, typed.exit(), typed.err());
            assertTrue(typed.out().contains("seki show " + RUN), typed.out());
            assertTrue(typed.out().contains(theirs), typed.out());
        }
        assertEquals(1, runs(theirs).size());
    }

    @Test
    void theFileAloneIsEnoughForADesktop() {
        Typed typed = terminal.type(exported().toString());
        assertEquals(0, typed.exit(), typed.err());
        assertTrue(typed.out().contains(folder.resolve("data").toString()), typed.out());
    }

    @Test
    void aFileThatIsThereIsNotReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.seki"), "mine");
        refused(terminal.type("export", RUN, file.toString(), "--json", "--workspace", mine), file);
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void aRunThatIsNotThereIsNotExported() {
        Path file = folder.resolve("none.seki");
        Typed typed = terminal.type("export", "none", file.toString(), "--workspace", mine);
        assertEquals(2, typed.exit());
        assertTrue(typed.err().contains("seki runs"), typed.err());
        assertFalse(Files.exists(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "open"})
    void badFilesGetASentenceAndChangeNothing(String command) throws IOException {
        Path missing = folder.resolve("missing.seki");
        Path empty = Files.createFile(folder.resolve("empty.seki"));
        Path text = Files.writeString(folder.resolve("text.seki"), "PK\u0003\u0004 no more");
        Path whole = exported();
        Path cut = folder.resolve("cut.seki");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        for (Path bad : List.of(missing, empty, text, cut, folder)) {
            refused(terminal.type(command, bad.toString(), "--json", "--workspace", theirs), bad);
        }
        assertFalse(Files.exists(Path.of(theirs)));
    }

    private static void refused(Typed typed, Path file) {
        assertEquals(2, typed.exit(), typed.err());
        assertEquals("", typed.out());
        assertEquals(file.toString(), typed.error().get("where").asText());
        assertFalse(typed.error().get("message").asText().isBlank());
        assertFalse(typed.error().get("next").asText().isBlank());
    }

    @Test
    void openingNothingWithNoDisplayIsRefused() {
        assertEquals(2, terminal.type("open", "--workspace", theirs).exit());
    }
}
