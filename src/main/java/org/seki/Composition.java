package org.seki;

import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.seki.cli.Services;
import org.seki.data.Datasets;
import org.seki.device.EngineSettings;
import org.seki.device.EngineThread;
import org.seki.device.Folders;
import org.seki.experiment.Studies;
import org.seki.search.Searches;
import org.seki.store.Workspace;
import org.seki.ui.Window;

/**
 * The composition root: the only place, with its two neighbours here, that knows every concrete
 * class.
 */
final class Composition implements Services {
    private static final int IMAGE_SIDE = 32;

    private final Folders folders;
    private final StrategistKinds strategists;
    private final EvaluatorKinds evaluators;

    Composition(Folders folders) {
        this.folders = folders;
        this.strategists = new StrategistKinds();
        this.evaluators =
                new EvaluatorKinds(
                        new Datasets(folders.assets(), IMAGE_SIDE), this::engine, folders.assets());
    }

    @Override
    public Folders folders() {
        return folders;
    }

    @Override
    public EngineThread engine() {
        return EngineThread.ofProcess(EngineSettings.of(folders));
    }

    @Override
    public Searches searches(Path workspace) {
        return new WorkspaceSearches(store(workspace), strategists, evaluators);
    }

    @Override
    public Studies studies(Path workspace) {
        return new Studies(store(workspace), strategists);
    }

    private static Workspace store(Path folder) {
        return new Workspace(folder, WorkspaceSearches::space, Clock.systemUTC());
    }

    /**
     * On Linux a display server has to be named by the environment; elsewhere there is always one.
     */
    @Override
    public boolean display() {
        return !System.getProperty("os.name", "").startsWith("Linux")
                || Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                        .anyMatch(name -> !System.getenv().getOrDefault(name, "").isBlank());
    }

    @Override
    public void window(Path workspace) {
        int threads = EngineSettings.of(folders).threads();
        Window.open(searches(workspace), folders, "CPU, %d threads".formatted(threads));
    }
}
