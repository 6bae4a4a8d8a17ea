package org.seki.ui;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.seki.device.Folders;
import org.seki.ui.fx.Theme;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one window of the workbench. */
public final class Window {
    private static final Logger LOG = LoggerFactory.getLogger(Window.class);

    /**
     * How long the closing window waits for the search to stop; what is journaled is safe anyway.
     */
    private static final long PATIENCE_MS = 800;

    /**
     * By which a Linux desktop knows whose window it is: {@code StartupWMClass} of the entry in its
     * menu. JavaFX has no public way to say it where no {@code Application} is launched.
     */
    private static final String CLASS = "seki-workbench";

    /** How long it waits for a training to save: as much work as a kill would cost. */
    private static final Duration PATIENCE_TRAINING = Duration.ofSeconds(10);

    /**
     * Set, the window closes once all is rehearsed: for installers, which record what that takes.
     */
    private static final String REHEARSAL = "seki.rehearsal";

    /** JavaFX warns whoever has it on the class path, on standard error and at every start. */
    private static final java.util.logging.Logger JAVAFX =
            java.util.logging.Logger.getLogger("javafx");

    private final Stage stage;
    private final Shell shell;
    private final Path memoryFile;
    private final Threads threads;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Starts JavaFX, opens the window, and returns within a second of its being closed, or once the
     * training that ran is saved; the search that ran is stopped by then or, at worst, ends with
     * the process. Once a process.
     *
     * @param device what the status bar says of the machine: {@code CPU, 2 threads}
     * @param run gives the id of the run to open first; called off the JavaFX thread
     * @param painted what may begin once the person sees the window; called off the JavaFX thread
     */
    public static void open(
            Services services,
            Folders folders,
            String device,
            Optional<Supplier<String>> run,
            Runnable painted) {
        JAVAFX.setFilter(said -> !said.getMessage().startsWith("Unsupported JavaFX configuration"));
        CountDownLatch shown = new CountDownLatch(1);
        Window[] window = new Window[1];
        Platform.startup(() -> {
            try {
                com.sun.glass.ui.Application.GetApplication().setName(CLASS);
                Theme.loadFonts(folders.assets().resolve("fonts"));
                Path memory = folders.config().resolve("window.json");
                window[0] = new Window(new Stage(), services, memory, device, Threads.real());
                window[0].show();
                window[0].whenPainted(run, painted);
            } finally {
                shown.countDown();
            }
        });
        try {
            shown.await();
            if (window[0] != null) {
                window[0].closed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }

    /** On the JavaFX thread. */
    Window(Stage stage, Services services, Path memoryFile, String device, Threads threads) {
        this.stage = stage;
        this.memoryFile = memoryFile;
        this.threads = threads;
        WindowMemory memory = WindowMemory.read(memoryFile);
        shell = new Shell(services, device, memory, threads, InstantSource.system());
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        stage.setScene(
                new Scene(
                        shell,
                        Math.min(memory.width(), Math.max(room.getWidth(), 1024)),
                        Math.min(memory.height(), Math.max(room.getHeight(), 700))));
        stage.setTitle("SEKI Workbench");
        stage.setMinWidth(1024);
        stage.setMinHeight(700);
        stage.setMaximized(memory.maximized());
        stage.setOnCloseRequest(_ -> close());
        if (!memory.lastRun().isEmpty()) {
            shell.screens().start().prefer(memory.lastRun());
        }
    }

    void show() {
        stage.show();
    }

    private void whenPainted(Optional<Supplier<String>> run, Runnable painted) {
        new FirstPaint(
                        () -> {
                            LOG.info(
                                    "painted {} ms after the Java machine began",
                                    ManagementFactory.getRuntimeMXBean().getUptime());
                            rehearse();
                            if (!Boolean.getBoolean(REHEARSAL)) {
                                run.ifPresent(shell.screens().start()::open);
                                threads.background().execute(painted);
                            }
                        })
                .start();
    }

    /** Where it fails the first run is opened more slowly, and that is all. */
    private void rehearse() {
        shell.rehearse()
                .whenComplete((_, trouble) -> {
                    if (trouble != null) {
                        LOG.warn("the Run screen could not be rehearsed", trouble);
                    }
                    if (Boolean.getBoolean(REHEARSAL)) {
                        threads.fx().execute(this::close);
                    }
                });
    }

    Shell shell() {
        return shell;
    }

    /** Hides at once, then lets the search stop. */
    void close() {
        WindowMemory memory = memory();
        var run = shell.screens().run().detach();
        shell.screens().close();
        stage.hide();
        threads.background()
                .execute(() -> {
                    memory.write(memoryFile);
                    Thread stopper =
                            Thread.ofPlatform()
                                    .daemon()
                                    .name("window-close")
                                    .start(() -> run.ifPresent(OpenRun::close));
                    try {
                        if (!stopper.join(Duration.ofMillis(PATIENCE_MS))) {
                            LOG.warn("the search still works; it ends with the process");
                        }
                        if (!shell.screens().trainings().awaitClosed(PATIENCE_TRAINING)) {
                            LOG.warn("the training goes on from what was saved before");
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    closed.countDown();
                });
    }

    /**
     * @return whether it was closed within that time
     */
    boolean awaitClosed(long milliseconds) throws InterruptedException {
        return closed.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    private WindowMemory memory() {
        Scene scene = stage.getScene();
        return new WindowMemory(
                shell.themeProperty().get(),
                Math.max(scene.getWidth(), 1024),
                Math.max(scene.getHeight(), 700),
                stage.isMaximized(),
                shell.screens().run().splits(),
                shell.screens().run().get().map(OpenRun::run).orElse(""));
    }
}
