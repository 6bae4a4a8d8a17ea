package org.seki;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seki.cli.Services;
import org.seki.data.Datasets;
import org.seki.data.Download;
import org.seki.data.FetchedSets;
import org.seki.device.Devices;
import org.seki.device.EngineThread;
import org.seki.device.Fetch;
import org.seki.device.Folders;
import org.seki.experiment.Correlations;
import org.seki.experiment.PromptLab;
import org.seki.experiment.Studies;
import org.seki.llm.Discovery;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.ReplyParser;
import org.seki.search.SearchRefused;
import org.seki.search.Searches;
import org.seki.space.Spaces;
import org.seki.store.Workspace;
import org.seki.strategist.ManualDesk;
import org.seki.training.Trainings;
import org.seki.ui.Window;
import org.seki.ui.settings.SettingsAccess;
import org.seki.ui.settings.SettingsAccess.Place;
import org.seki.ui.setup.Choices;
import org.seki.ui.setup.ModelAccess;

/**
 * The composition root: the only place, with its two neighbours here, that knows every concrete
 * class.
 */
final class Composition implements Services {
    private static final int IMAGE_SIDE = 32;

    /** Where a search takes a minute: offered first. */
    private static final String QUICK_SPACE = "nasbench201";

    private final Folders folders;
    private final UnaryOperator<@Nullable String> environment;
    private final InputStream typed;
    private final Models models;
    private final Datasets datasets;
    private final EvaluatorKinds evaluators;
    private final Devices devices;
    private final Optional<Restart> restart = Restart.ofThisProcess();
    private final Map<Path, Workspace> workspaces = new ConcurrentHashMap<>();

    Composition(Folders folders) {
        this(folders, System::getenv, System.in);
    }

    /**
     * @param environment where keys, proxies and the display are named
     * @param typed what a person types
     */
    Composition(Folders folders, UnaryOperator<@Nullable String> environment, InputStream typed) {
        this.folders = folders;
        this.environment = environment;
        this.typed = typed;
        this.devices =
                Devices.here(folders, Objects.requireNonNullElse(environment.apply("PATH"), ""));
        this.models = new Models(folders, environment);
        this.datasets = datasets(folders);
        this.evaluators = new EvaluatorKinds(datasets, this::engine, folders.assets());
    }

    static Datasets datasets(Folders folders) {
        return new Datasets(
                folders.assets(), new FetchedSets(folders.data().resolve("datasets")), IMAGE_SIDE);
    }

    @Override
    public Folders folders() {
        return folders;
    }

    @Override
    public EngineThread engine() {
        return EngineThread.ofProcess(devices.engine());
    }

    @Override
    public Devices devices() {
        return devices;
    }

    @Override
    public Fetch download() {
        return new Download(models.proxies());
    }

    /** What the process does last, when it was asked to start again. */
    void ended() {
        restart.ifPresent(Restart::ifAsked);
    }

    @Override
    public Searches searches(Path workspace) {
        return new WorkspaceSearches(
                workspace(workspace), models, () -> prompts(workspace), evaluators);
    }

    @Override
    public Correlations correlations(Path workspace) {
        return new Correlations(workspace(workspace), evaluators::of, new WorkerProcesses(devices));
    }

    @Override
    public Studies studies(Path workspace) {
        return new Studies(workspace(workspace), strategists(workspace));
    }

    private StrategistKinds strategists(Path workspace) {
        return new StrategistKinds(
                models::chat, models.keys(), models.desk(), () -> prompts(workspace));
    }

    @Override
    public PromptLab promptLab(Path workspace) {
        return new PromptLab(
                workspace(workspace),
                WorkspaceSearches::space,
                () -> prompts(workspace),
                library -> new StrategistKinds(models::chat, models.keys(), models.desk(), library),
                new ReplyParser()::read,
                evaluators::of);
    }

    @Override
    public Trainings trainings(Path workspace) {
        return new Trainings(
                workspace(workspace).folder().resolve("trainings"), datasets::open, this::engine);
    }

    @Override
    public Datasets datasets() {
        return datasets;
    }

    /** One a folder: a process is one writer of it. */
    @Override
    public Workspace workspace(Path folder) {
        return workspaces.computeIfAbsent(
                folder.toAbsolutePath().normalize(),
                f -> new Workspace(f, WorkspaceSearches::space, Clock.systemUTC()));
    }

    @Override
    public PromptLibrary prompts(Path workspace) {
        try {
            return new PromptLibrary(
                    folders.prompts(), workspace(workspace).prompts(), Clock.systemUTC());
        } catch (IllegalArgumentException wrong) {
            throw new SearchRefused(
                    String.valueOf(wrong.getMessage()),
                    folders.prompts().toString(),
                    "Correct this file, or put the program's own back.");
        }
    }

    @Override
    public Reader in() {
        return new InputStreamReader(typed, StandardCharsets.UTF_8);
    }

    @Override
    public Discovery discovery() {
        return models.discovery();
    }

    @Override
    public ManualDesk desk() {
        return models.desk();
    }

    /**
     * On Linux a display server has to be named by the environment; elsewhere there is always one,
     * unless Java was told otherwise.
     */
    @Override
    public boolean display() {
        if (Boolean.getBoolean("java.awt.headless")) {
            return false;
        }
        return !System.getProperty("os.name", "").startsWith("Linux")
                || Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                        .map(environment)
                        .anyMatch(name -> name != null && !name.isBlank());
    }

    @Override
    public void window(Path workspace, Optional<Supplier<String>> run) {
        org.seki.ui.Services shown =
                new org.seki.ui.Services(
                        searches(workspace),
                        new Choices(
                                Spaces.all().stream()
                                        .sorted(
                                                Comparator.comparing(
                                                        s -> !s.id().equals(QUICK_SPACE)))
                                        .map(s -> new Choices.Offer<>(s.title(), s.id()))
                                        .toList(),
                                datasets.names(),
                                EvaluatorKinds.offers(),
                                StrategistKinds.offers()),
                        new ModelAccess(models.discovery(), models.keys(), models::trial),
                        models.desk(),
                        () -> prompts(workspace),
                        () -> promptLab(workspace),
                        () -> studies(workspace),
                        () -> correlations(workspace),
                        () -> trainings(workspace),
                        settings(workspace));
        Window.open(shown, folders, devices.inUse(), run, this::loadEngine);
    }

    private SettingsAccess settings(Path workspace) {
        return new SettingsAccess(
                devices,
                download(),
                restart.map(r -> r::ask),
                List.of(
                        new Place("Workspace", workspace, "runs, trainings, prompts"),
                        new Place("Settings", folders.config(), "device, window, prices"),
                        new Place("Cache", folders.cache(), "can be fetched again"),
                        new Place("Log", folders.logs(), "seki.log")));
    }

    /** Ahead of the first search; should it fail, that search says why. */
    private void loadEngine() {
        EngineThread engine = engine();
        engine.submit(engine::manager);
    }
}
