package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seki.ui.fx.Theme;
import org.seki.ui.run.RunSplits;

class WindowMemoryTest {
    @TempDir Path folder;

    @Test
    void remembersWhatItWrote() throws IOException {
        Path file = folder.resolve("new/window.json");
        WindowMemory memory =
                new WindowMemory(
                        Theme.DARK,
                        1600,
                        1000,
                        true,
                        new RunSplits(0.2, 0.8, 0.3, 0.5),
                        "fashion-7");
        memory.write(file);
        memory.write(file);
        assertEquals(memory, WindowMemory.read(file));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(1, files.count(), "no half-written file stays behind");
        }
    }

    @Test
    void startsAfreshWithoutOne() {
        assertEquals(WindowMemory.FRESH, WindowMemory.read(folder.resolve("none.json")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"theme\":\"PINK\"}",
                "{\"theme\":\"DARK\",\"width\":-5,\"height\":2}",
                "{\"theme\":\"DARK\",\"width\":1440,\"height\":900,\"splits\":{\"left\":7}}"
            })
    void startsAfreshWhenItCannotBeRead(String text) throws IOException {
        Path file = folder.resolve("window.json");
        Files.writeString(file, text);
        assertEquals(WindowMemory.FRESH, WindowMemory.read(file));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoReasonToFail() throws IOException {
        Path occupied = folder.resolve("config");
        Files.writeString(occupied, "a file where a folder should be");
        WindowMemory.FRESH.write(occupied.resolve("window.json"));
        assertTrue(Files.isRegularFile(occupied));
    }
}
