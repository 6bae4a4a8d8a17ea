package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.Launcher;

/**
 * The program as a person starts it: its own process, a real window on a real (virtual) display
 * drawn through GTK. Skips where there is neither Xvfb nor GTK.
 */
class RealWindowTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    @TempDir Path folder;

    @Test
    void opensPaintsAndClosesOnARealDisplay() throws Exception {
        String missing = VirtualDisplay.missing();
        if (!missing.isEmpty()) {
            System.out.println("Skipped, no real window: " + missing + " is not installed.");
        }
        assumeTrue(missing.isEmpty(), missing);
        try (VirtualDisplay display = VirtualDisplay.start(folder)) {
            Process program = start(display);
            try {
                awaitPainting(program, display);
                display.savePicture(Path.of("target", "screenshots", "real-window.png"));
                display.closeWindow("SEKI Workbench");
                long closed = System.nanoTime();
                assertTrue(program.waitFor(60, TimeUnit.SECONDS), "the program did not end");
                System.out.printf(
                        "The program ended %d ms after its window was closed.%n",
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - closed));
                assertEquals(0, program.exitValue(), this::output);
            } finally {
                program.destroyForcibly();
            }
        }
        assertTrue(Files.exists(folder.resolve("config/seki/window.json")), this::output);
    }

    private Process start(VirtualDisplay display) throws IOException {
        ProcessBuilder builder =
                display.process(
                        Launcher.class, "--workspace", folder.resolve("workspace").toString());
        for (String kind : List.of("config", "state", "data")) {
            builder.environment()
                    .put(
                            "XDG_%s_HOME".formatted(kind.toUpperCase(java.util.Locale.ROOT)),
                            folder.resolve(kind).toString());
        }
        return builder.redirectOutput(folder.resolve("output.txt").toFile()).start();
    }

    /** The Start screen has text, buttons and icons: many colours. */
    private void awaitPainting(Process program, VirtualDisplay display) throws Exception {
        long until = System.nanoTime() + PATIENCE;
        while (display.colours() < 24) {
            assertTrue(program.isAlive(), this::output);
            assertTrue(System.nanoTime() < until, this::output);
            Thread.sleep(100);
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output.txt"));
        } catch (IOException e) {
            return "no output: " + e;
        }
    }
}
