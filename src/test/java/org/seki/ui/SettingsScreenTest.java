package org.seki.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.seki.device.Devices;
import org.seki.device.FakeMachine;
import org.seki.strategist.RandomStrategist;
import org.seki.ui.fx.Command;

/** The Settings screen of a laptop and of those who own a card, with pictures of each. */
@EnabledOnOs(OS.LINUX)
class SettingsScreenTest {
    @TempDir Path folder;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private Camera camera;

    private final AtomicInteger restarts = new AtomicInteger();

    @BeforeAll
    static void toolkit() throws Exception {
        OpenWindow.toolkit();
    }

    private void open(Devices devices) throws Exception {
        Services plain =
                new TinySearches(folder.resolve("runs"), Duration.ZERO, new RandomStrategist())
                        .services();
        camera =
                new Camera(
                        new Services(
                                plain.searches(),
                                plain.choices(),
                                plain.models(),
                                plain.desk(),
                                plain.prompts(),
                                plain.promptLab(),
                                plain.studies(),
                                plain.correlations(),
                                plain.trainings(),
                                SettingsFixture.of(
                                        devices, Optional.of(restarts::incrementAndGet))));
        Camera.fx(() -> {
            camera.shell().show(Shell.Screen.SETTINGS);
            return camera;
        });
        quiet(camera);
    }

    @Test
    void aLaptopMeasuresItsThreads() throws Exception {
        Devices devices =
                new FakeMachine(folder.resolve("laptop"))
                        .probe("echo threads 1 21.4; echo threads 2 12.9\n")
                        .devices();
        open(devices);
        assertTrue(text(camera, "cuda-sentence").startsWith("No NVIDIA driver answers here"));
        assertFalse(command(camera, "Fetch the library").available().get());
        run(camera, "Measure");
        run(camera, "Look again");
        camera.shoot("settings-laptop");
    }

    @Test
    void anOwnerOfACardNeedsTheLibrary() throws Exception {
        FakeMachine machine =
                new FakeMachine(folder.resolve("owner"))
                        .driver(FakeMachine.H100)
                        .probe("echo 'computes on gpu(0)'\n");
        open(machine.devices());
        assertTrue(text(camera, "cuda-sentence").contains("what is missing is its native library"));
        camera.shoot("settings-library-missing");
        run(camera, "Fetch the library");
        String offline = text(camera, "settings-refusal");
        assertTrue(offline.contains("there is no network"), offline);

        Path library = machine.library("2.7.1+cu128");
        machine.devices().chooseLibrary(library);
        run(camera, "Look again");
        camera.shoot("settings-not-tried");
        run(camera, "Try it");
        assertTrue(text(camera, "cuda-sentence").startsWith("CUDA works: NVIDIA H100"));
        assertFalse(command(camera, "Restart now").available().get());
        machine.devices().chooseCuda();
        run(camera, "Look again");
        assertTrue(text(camera, "waits").startsWith("From the next start on: GPU (CUDA)"));
        camera.shoot("settings-works");

        Camera.fx(() -> {
            command(camera, "Restart now").run();
            return camera;
        });
        assertEquals(1, restarts.get());
    }

    /** The library is text, and really tried by the engine in a process of its own. */
    @Test
    void aLibraryThatDoesNotLoadIsNotTaken() throws Exception {
        FakeMachine machine = new FakeMachine(folder.resolve("broken")).driver(FakeMachine.H100);
        machine.devices().chooseLibrary(machine.library("2.7.1+cu128"));
        open(machine.devices());
        run(camera, "Try it");
        String said = text(camera, "cuda-sentence");
        assertTrue(said.contains("does not work") && said.endsWith("on the CPU."), said);
        camera.shoot("settings-does-not-load");
    }

    private static Command command(Camera camera, String name) {
        List<Command> commands = camera.shell().commands();
        return commands.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    private static void run(Camera camera, String name) throws Exception {
        Camera.fx(() -> {
            assertTrue(command(camera, name).available().get(), name);
            command(camera, name).run();
            return name;
        });
        quiet(camera);
    }

    private static void quiet(Camera camera) throws Exception {
        Camera.await("nothing goes on", () -> !command(camera, "Cancel").available().get());
        Camera.fx(() -> camera);
    }

    private static String text(Camera camera, String id) throws Exception {
        return Camera.fx(() -> ((Label) camera.shell().lookup("#" + id)).getText());
    }
}
