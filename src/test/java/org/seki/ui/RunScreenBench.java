package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of 5,000 iterations, as people have it: in a real window, for the headless one copies every
 * pixel in Java, and with the program's own compiler.
 */
@Tag("bench")
class RunScreenBench {
    @TempDir Path folder;

    @Test
    void fiveThousandIterationsOpenAndTakeAFlood() throws Exception {
        String missing = VirtualDisplay.missing();
        assumeTrue(missing.isEmpty(), "no real window: " + missing + " is not installed");
        try (VirtualDisplay display = VirtualDisplay.start(folder)) {
            Process process =
                    display.process(RunScreenProcess.class, folder.resolve("work").toString())
                            .start();
            try (BufferedReader said = process.inputReader()) {
                said.lines().forEach(System.out::println);
                assertEquals(0, process.waitFor(), "what it printed last is too much");
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
