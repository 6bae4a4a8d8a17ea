package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.search.RunState;

/** Opening another run while one works. */
class LeaveTest {
    @TempDir Path folder;

    @BeforeAll
    static void toolkit() throws Exception {
        OpenWindow.toolkit();
    }

    @Test
    void asksBeforeASearchThatWorksIsStopped() throws Exception {
        try (OpenWindow window = new OpenWindow(folder, Duration.ofMillis(200))) {
            window.clickOn("Quick search");
            window.await("a run", () -> window.window().shell().screens().run().get().isPresent());
            String first = window.run().run();

            window.key(KeyCode.CONTROL, KeyCode.DIGIT1);
            window.clickOn("Quick search");
            window.await("asked", () -> window.shows("Let it go on"));
            window.clickOn("Let it go on");
            assertEquals(first, window.run().run());
            assertEquals(RunState.RUNNING, state(window, first), "it goes on");

            window.clickOn("Quick search");
            window.await("asked again", () -> window.shows("Let it go on"));
            window.clickOn("Stop it and open the other");
            window.await("another", () -> !window.run().run().equals(first));
            window.await("stopped", () -> state(window, first) == RunState.STOPPED);
            assertNotEquals(first, window.run().run());
        }
    }

    private static RunState state(OpenWindow window, String run) {
        return window.searches().runs().stream()
                .filter(r -> r.run().equals(run))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
