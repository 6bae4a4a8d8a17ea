package org.seki.ui;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.WindowEvent;
import org.kordamp.ikonli.feather.Feather;
import org.seki.evaluation.Trust;
import org.seki.space.Architecture;
import org.seki.ui.experiments.CorrelationModel;
import org.seki.ui.experiments.CorrelationView;
import org.seki.ui.experiments.ExperimentsView;
import org.seki.ui.experiments.ExperimentsViewModel;
import org.seki.ui.experiments.Offered;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.EmptyState;
import org.seki.ui.fx.Theme;
import org.seki.ui.prompts.LabModel;
import org.seki.ui.prompts.PromptsModel;
import org.seki.ui.prompts.PromptsView;
import org.seki.ui.run.RunSplits;
import org.seki.ui.settings.SettingsModel;
import org.seki.ui.settings.SettingsView;
import org.seki.ui.setup.ModelAccess;
import org.seki.ui.setup.NewSearchModel;
import org.seki.ui.setup.NewSearchView;
import org.seki.ui.training.TrainingView;
import org.seki.ui.training.TrainingViewModel;

/** The window's content: the rail, the screen it leads to, and the run that is open. */
final class Shell extends BorderPane {
    /** A screen of the rail. */
    enum Screen {
        START,
        RUN,
        PROMPTS,
        EXPERIMENTS,
        CORRELATION,
        TRAINING,
        SETTINGS,
        /** The form of a new search, a place of Start. */
        NEW_SEARCH
    }

    private final Services services;
    private final Threads threads;
    private final String device;
    private final StartViewModel startModel;
    private final TableSearchModel tables;
    private final StartView start;
    private final NewSearchModel formModel;
    private final NewSearchView form;
    private final PromptsModel promptsModel;
    private final LabModel lab;
    private final PromptsView prompts;
    private final ExperimentsViewModel studies;
    private final ExperimentsView experiments;
    private final CorrelationModel correlation;
    private final CorrelationView correlations;
    private final TrainingViewModel trainings;
    private final TrainingView training;
    private final SettingsModel settingsModel;
    private final SettingsView settings;
    private final FolderDrop drop;
    private final Rail rail;
    private final Map<Screen, Command> ways = new EnumMap<>(Screen.class);
    private final ReadOnlyObjectWrapper<Screen> screen = new ReadOnlyObjectWrapper<>(Screen.START);
    private final ReadOnlyObjectWrapper<Theme> theme;
    private final List<Command> always;
    private final Rehearsal rehearsal = new Rehearsal(this::unseen);
    private Optional<OpenRun> run = Optional.empty();
    private RunSplits splits;

    Shell(
            Services services,
            String device,
            WindowMemory memory,
            Threads threads,
            InstantSource clock) {
        this.services = services;
        this.threads = threads;
        this.device = device;
        this.splits = memory.splits();
        this.theme = new ReadOnlyObjectWrapper<>(memory.theme());
        startModel =
                new StartViewModel(services.searches(), threads, clock, opener(), this::showForm);
        tables = new TableSearchModel(threads.background(), threads.fx(), startModel::open);
        start = new StartView(startModel, tables);
        formModel =
                new NewSearchModel(
                        services.choices(),
                        services.models(),
                        new ModelAccess.Threads(threads.background(), threads.fx()),
                        startModel.busyProperty(),
                        startModel::open,
                        () -> show(Screen.START));
        form = new NewSearchView(formModel, refusal());
        studies = new ExperimentsViewModel(services.studies(), threads.background(), threads.fx());
        experiments = new ExperimentsView(studies);
        correlation =
                new CorrelationModel(
                        services.correlations(),
                        services.searches()::runs,
                        services.choices().evaluators().stream()
                                .map(o -> new Offered(o.title(), o.value()))
                                .toList(),
                        threads.background(),
                        threads.fx(),
                        this::trustMeasured);
        correlations = new CorrelationView(correlation, services.choices().dataSets());
        trainings =
                new TrainingViewModel(
                        services.trainings(),
                        services.choices().dataSets(),
                        threads.background(),
                        threads.fx());
        training = new TrainingView(trainings);
        promptsModel =
                new PromptsModel(
                        services.prompts(),
                        threads.background(),
                        threads.fx(),
                        System.getProperty("user.name", ""));
        lab =
                new LabModel(
                        promptsModel,
                        services.promptLab(),
                        services.prompts(),
                        threads.background(),
                        threads.fx());
        prompts = new PromptsView(promptsModel, lab, clock);
        Command toStart = new Command("Start", "Shortcut+1", () -> show(Screen.START));
        Command toRun = new Command("Run", "Shortcut+2", () -> show(Screen.RUN));
        Command toPrompts = new Command("Prompts", "Shortcut+3", () -> show(Screen.PROMPTS));
        Command toExperiments =
                new Command("Experiments", "Shortcut+4", () -> show(Screen.EXPERIMENTS));
        Command toCorrelation =
                new Command("Rank correlation", "Shortcut+6", () -> show(Screen.CORRELATION));
        Command toTraining =
                new Command("Final training", "Shortcut+5", () -> show(Screen.TRAINING));
        Command toSettings = new Command("Settings", "Shortcut+COMMA", () -> show(Screen.SETTINGS));
        ways.putAll(
                Map.of(
                        Screen.START, toStart,
                        Screen.NEW_SEARCH, toStart,
                        Screen.RUN, toRun,
                        Screen.PROMPTS, toPrompts,
                        Screen.EXPERIMENTS, toExperiments,
                        Screen.CORRELATION, toCorrelation,
                        Screen.TRAINING, toTraining,
                        Screen.SETTINGS, toSettings));
        settingsModel =
                new SettingsModel(
                        services.settings(), threads.background(), threads.fx(), this::leave);
        settings = new SettingsView(settingsModel, theme, this::dress);
        Command light =
                new Command("Light or dark", "Shortcut+Shift+D", () -> dress(theme.get().other()));
        Command keys = new Command("Keys", "F1", this::showKeys);
        always =
                List.of(
                        toStart,
                        toRun,
                        toPrompts,
                        toExperiments,
                        toCorrelation,
                        toTraining,
                        toSettings,
                        light,
                        keys);
        rail =
                new Rail(
                        List.of(
                                new Rail.Place(toStart, Feather.HOME),
                                new Rail.Place(toRun, Feather.ACTIVITY),
                                new Rail.Place(toPrompts, Feather.EDIT_2),
                                new Rail.Place(toExperiments, Feather.BAR_CHART_2),
                                new Rail.Place(toCorrelation, Feather.TARGET),
                                new Rail.Place(toTraining, Feather.TRENDING_UP)),
                        List.of(
                                new Rail.Place(toSettings, Feather.SETTINGS),
                                new Rail.Place(light, Feather.MOON),
                                new Rail.Place(keys, Feather.COMMAND)));
        getStyleClass().add("shell");
        drop =
                new FolderDrop(
                        threads,
                        this::useDataset,
                        why -> {
                            if (screen.get() == Screen.TRAINING) {
                                trainings.refuse(why);
                            } else {
                                showForm();
                                startModel.refuse(why);
                            }
                        });
        drop.on(this);
        setLeft(rail);
        sceneProperty()
                .addListener((_, _, scene) -> {
                    if (scene != null) {
                        enter(scene);
                    }
                });
        show(Screen.START);
        startModel.refresh();
    }

    ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    TableSearchModel tables() {
        return tables;
    }

    ExperimentsViewModel studies() {
        return studies;
    }

    CorrelationModel correlation() {
        return correlation;
    }

    TrainingViewModel trainings() {
        return trainings;
    }

    /** Of the training that is set up, where that is what is looked at, else of a new search. */
    private void useDataset(Path folder) {
        if (screen.get() == Screen.TRAINING) {
            trainings.form().datasetProperty().set(folder.toString());
        } else {
            showForm();
            formModel.useDataset(folder);
        }
    }

    FolderDrop drop() {
        return drop;
    }

    StartViewModel startModel() {
        return startModel;
    }

    Optional<OpenRun> run() {
        return run;
    }

    RunSplits splits() {
        return run.map(r -> r.view().splits()).orElse(splits);
    }

    void show(Screen which) {
        screen.set(which);
        rail.current(Objects.requireNonNull(ways.get(which)));
        setCenter(
                switch (which) {
                    case START -> start;
                    case PROMPTS -> prompts;
                    case NEW_SEARCH -> form;
                    case RUN -> run.<Node>map(OpenRun::view).orElseGet(this::noRun);
                    case EXPERIMENTS -> experiments;
                    case CORRELATION -> correlations;
                    case TRAINING -> training;
                    case SETTINGS -> settings;
                });
        switch (which) {
            case START -> startModel.refresh();
            case PROMPTS -> {
                promptsModel.refresh();
                lab.refresh();
            }
            case RUN, NEW_SEARCH -> {}
            case EXPERIMENTS -> studies.refresh();
            case CORRELATION -> correlation.refresh();
            case TRAINING -> trainings.refresh();
            case SETTINGS -> settingsModel.refresh();
        }
    }

    void dress(Theme now) {
        theme.set(now);
        rehearsal.whenOver(this::wear, threads.fx());
    }

    private void wear() {
        Scene scene = getScene();
        if (scene != null) {
            theme.get().apply(scene);
        }
    }

    /** Everything that can be done now, for keys and the list of them. */
    List<Command> commands() {
        List<Command> all = new ArrayList<>(always);
        switch (screen.get()) {
            case PROMPTS -> {
                all.addAll(promptsModel.commands());
                all.addAll(lab.commands());
                all.addAll(prompts.commands());
            }
            case START -> {
                all.addAll(startModel.commands());
                all.addAll(tables.commands());
            }
            case NEW_SEARCH -> all.addAll(formModel.commands());
            case RUN -> run.ifPresent(r -> all.addAll(r.commands()));
            case EXPERIMENTS -> all.addAll(studies.commands());
            case CORRELATION -> all.addAll(correlation.commands());
            case TRAINING -> all.addAll(trainings.commands());
            case SETTINGS -> all.addAll(settingsModel.commands());
        }
        return all;
    }

    /** Lets the open run go from the window; the caller closes it off the JavaFX thread. */
    Optional<OpenRun> detachRun() {
        Optional<OpenRun> was = run;
        was.ifPresent(r -> {
            splits = r.view().splits();
            r.detach();
        });
        run = Optional.empty();
        trainings.searchingProperty().unbind();
        trainings.searchingProperty().set(false);
        correlation.searchingProperty().unbind();
        correlation.searchingProperty().set(false);
        promptsModel.attach(Optional.empty());
        return was;
    }

    private StartViewModel.SessionOpener opener() {
        return new StartViewModel.SessionOpener() {
            @Override
            public void mayOpen(Optional<String> id, Runnable open) {
                if (run.isPresent() && id.equals(run.map(OpenRun::run)) && run.get().open()) {
                    show(Screen.RUN);
                } else if (run.filter(OpenRun::working).isPresent()) {
                    new LeaveDialog(run.get().name(), open, getScene().getWindow()).show();
                } else {
                    open.run();
                }
            }

            @Override
            public void opened(FollowedRun run, boolean paused) {
                Shell.this.opened(run, paused);
            }
        };
    }

    private void opened(FollowedRun followed, boolean paused) {
        detachRun().ifPresent(was -> threads.background().execute(was::close));
        String id = followed.session().run();
        OpenRun now = panels(followed, () -> startModel.resume(id, false));
        run = Optional.of(now);
        promptsModel.attach(now.asking());
        trainings.searchingProperty().bind(now.feed().stateProperty().map(_ -> now.working()));
        correlation.searchingProperty().bind(trainings.searchingProperty());
        Bounds room = room();
        now.view().resize(room.getWidth(), room.getHeight());
        show(Screen.RUN);
        now.start(paused);
    }

    /** See {@link Rehearsal}; the screen is laid out as large as it would be in this window. */
    CompletableFuture<OpenRun> rehearse() {
        return rehearsal.start(room(), theme.get().sheets());
    }

    private OpenRun unseen() {
        return panels(FollowedRun.of(UnseenRun.of(services.searches())), () -> {});
    }

    /** What a screen has, beside the rail. */
    private Bounds room() {
        return getCenter().getLayoutBounds();
    }

    private OpenRun panels(FollowedRun followed, Runnable reopen) {
        return new OpenRun(
                followed,
                new EarlierRuns(services.searches()),
                services.desk(),
                services.models().keys(),
                device,
                splits,
                threads,
                this::train,
                trusts(),
                reopen);
    }

    private void train(Architecture candidate, String searchedOn) {
        trainings.propose(candidate, searchedOn);
        show(Screen.TRAINING);
    }

    private OpenRun.Trusts trusts() {
        return new OpenRun.Trusts() {
            @Override
            public Optional<Trust> of(String run) {
                return services.correlations().get().trust(run);
            }

            @Override
            public void measure(String run) {
                show(Screen.CORRELATION);
                correlation.propose(run);
            }
        };
    }

    private void trustMeasured(String of) {
        run.filter(r -> r.run().equals(of)).ifPresent(OpenRun::readTrust);
    }

    private void showForm() {
        startModel.forgetRefusal();
        formModel.propose(startModel.freshSeed());
        show(Screen.NEW_SEARCH);
    }

    private StringBinding refusal() {
        return Bindings.createStringBinding(
                () ->
                        startModel
                                .refusalProperty()
                                .get()
                                .map(r -> (r.message() + " " + r.next()).strip())
                                .orElse(""),
                startModel.refusalProperty());
    }

    private Node noRun() {
        return new EmptyState(
                Feather.ACTIVITY,
                "No run is open",
                "A run shows its cell graph, its curves, the repository and the reasoning here,"
                        + " live. Start one, or open one from the Start screen.",
                startModel.quick().button(Feather.PLAY));
    }

    private void enter(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        dress(theme.get());
    }

    /** Keys that the focus did not take itself. */
    private void keyPressed(KeyEvent event) {
        commands().stream()
                .filter(c -> c.key().match(event))
                .findFirst()
                .ifPresent(c -> {
                    event.consume();
                    c.run();
                });
    }

    private void leave() {
        javafx.stage.Window window = getScene().getWindow();
        window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private void showKeys() {
        new KeysDialog(commands(), getScene().getWindow()).show();
    }
}
