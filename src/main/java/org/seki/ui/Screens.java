package org.seki.ui;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import org.seki.evaluation.Trust;
import org.seki.space.Architecture;
import org.seki.ui.Shell.Screen;
import org.seki.ui.experiments.CorrelationModel;
import org.seki.ui.experiments.CorrelationView;
import org.seki.ui.experiments.ExperimentsView;
import org.seki.ui.experiments.ExperimentsViewModel;
import org.seki.ui.experiments.Offered;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.EmptyState;
import org.seki.ui.fx.Refusal;
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

/** Every screen of the window, and what leads from one to another. JavaFX thread. */
final class Screens {
    /**
     * What a screen holds.
     *
     * @param arrive reads again what may have changed since it was left
     * @param commands what can be done there
     */
    record Content(Supplier<Node> view, Runnable arrive, Supplier<List<Command>> commands) {
        Content(Node view, Runnable arrive, Supplier<List<Command>> commands) {
            this(() -> view, arrive, commands);
        }
    }

    /** The window that shows one of them. */
    interface Around {
        void show(Screen which);

        ReadOnlyObjectProperty<Screen> screenProperty();

        ReadOnlyObjectProperty<Theme> themeProperty();

        void dress(Theme theme);

        /** What a screen has, beside the rail. */
        Bounds room();

        javafx.stage.Window window();

        /** Closes it as a person does. */
        void leave();
    }

    private final Services services;
    private final Threads threads;
    private final Around around;
    private final CurrentRun run;
    private final StartViewModel start;
    private final TableSearchModel tables;
    private final NewSearchModel form;
    private final PromptsModel prompts;
    private final ExperimentsViewModel studies;
    private final CorrelationModel correlation;
    private final TrainingViewModel trainings;
    private final Map<Screen, Content> all = new EnumMap<>(Screen.class);

    /**
     * @param splits where the panels of a run meet until a person moves them
     */
    Screens(
            Services services,
            String device,
            RunSplits splits,
            Threads threads,
            InstantSource clock,
            Around around) {
        this.services = services;
        this.threads = threads;
        this.around = around;
        run = new CurrentRun(services, device, splits, threads, aroundRun());
        start = new StartViewModel(services.searches(), threads, clock, run, this::showForm);
        tables = new TableSearchModel(threads.background(), threads.fx(), start::open);
        form =
                new NewSearchModel(
                        services.choices(),
                        services.models(),
                        new ModelAccess.Threads(threads.background(), threads.fx()),
                        start.busyProperty(),
                        start::open,
                        () -> around.show(Screen.START));
        prompts =
                new PromptsModel(
                        services.prompts(),
                        threads.background(),
                        threads.fx(),
                        System.getProperty("user.name", ""));
        studies = new ExperimentsViewModel(services.studies(), threads.background(), threads.fx());
        correlation =
                new CorrelationModel(
                        services.correlations(),
                        services.searches()::runs,
                        services.choices().evaluators().stream()
                                .map(o -> new Offered(o.title(), o.value()))
                                .toList(),
                        threads.background(),
                        threads.fx(),
                        run::trustMeasured);
        trainings =
                new TrainingViewModel(
                        services.trainings(),
                        services.choices().dataSets(),
                        threads.background(),
                        threads.fx());
        run.property().subscribe(now -> prompts.attach(now.flatMap(OpenRun::asking)));
        trainings.searchingProperty().bind(run.working());
        correlation.searchingProperty().bind(run.working());
        all.put(Screen.START, startScreen());
        all.put(Screen.NEW_SEARCH, formScreen());
        all.put(Screen.RUN, runScreen());
        all.put(Screen.PROMPTS, promptsScreen(clock));
        all.put(Screen.EXPERIMENTS, studiesScreen());
        all.put(Screen.CORRELATION, correlationScreen());
        all.put(Screen.TRAINING, trainingScreen());
        all.put(Screen.SETTINGS, settingsScreen());
    }

    private Content startScreen() {
        return new Content(
                new StartView(start, tables),
                start::refresh,
                () -> joined(start.commands(), tables.commands()));
    }

    private Content formScreen() {
        return new Content(new NewSearchView(form, refusal()), () -> {}, form::commands);
    }

    private Content runScreen() {
        return new Content(
                () -> run.get().<Node>map(OpenRun::view).orElseGet(this::noRun),
                () -> {},
                () -> run.get().map(OpenRun::commands).orElse(List.of()));
    }

    private Content promptsScreen(InstantSource clock) {
        LabModel lab =
                new LabModel(
                        prompts,
                        services.promptLab(),
                        services.prompts(),
                        threads.background(),
                        threads.fx());
        PromptsView view = new PromptsView(prompts, lab, clock);
        return new Content(
                view,
                () -> {
                    prompts.refresh();
                    lab.refresh();
                },
                () -> joined(prompts.commands(), lab.commands(), view.commands()));
    }

    private Content studiesScreen() {
        return new Content(new ExperimentsView(studies), studies::refresh, studies::commands);
    }

    private Content correlationScreen() {
        return new Content(
                new CorrelationView(correlation, services.choices().dataSets()),
                correlation::refresh,
                correlation::commands);
    }

    private Content trainingScreen() {
        return new Content(new TrainingView(trainings), trainings::refresh, trainings::commands);
    }

    private Content settingsScreen() {
        SettingsModel model =
                new SettingsModel(
                        services.settings(), threads.background(), threads.fx(), around::leave);
        return new Content(
                new SettingsView(model, around.themeProperty(), around::dress),
                model::refresh,
                model::commands);
    }

    @SafeVarargs
    private static List<Command> joined(List<Command>... parts) {
        return Arrays.stream(parts).flatMap(List::stream).toList();
    }

    Content of(Screen which) {
        return Objects.requireNonNull(all.get(which));
    }

    CurrentRun run() {
        return run;
    }

    StartViewModel start() {
        return start;
    }

    TableSearchModel tables() {
        return tables;
    }

    CorrelationModel correlation() {
        return correlation;
    }

    TrainingViewModel trainings() {
        return trainings;
    }

    /** Stops what the screens do, for the window closes. */
    void close() {
        studies.close();
        correlation.close();
        trainings.close();
    }

    /** Of the training that is set up, where that is what is looked at, else of a new search. */
    void useDataset(Path folder) {
        if (around.screenProperty().get() == Screen.TRAINING) {
            trainings.form().datasetProperty().set(folder.toString());
        } else {
            showForm();
            form.useDataset(folder);
        }
    }

    /** Says where it would have been used why it cannot be. */
    void refuseDataset(Refusal why) {
        if (around.screenProperty().get() == Screen.TRAINING) {
            trainings.refuse(why);
        } else {
            showForm();
            start.refuse(why);
        }
    }

    private void showForm() {
        start.forgetRefusal();
        form.propose(start.freshSeed());
        around.show(Screen.NEW_SEARCH);
    }

    private StringBinding refusal() {
        return Bindings.createStringBinding(
                () ->
                        start.refusalProperty()
                                .get()
                                .map(r -> (r.message() + " " + r.next()).strip())
                                .orElse(""),
                start.refusalProperty());
    }

    private Node noRun() {
        return new EmptyState(
                Feather.ACTIVITY,
                "No run is open",
                "A run shows its cell graph, its curves, the repository and the reasoning here,"
                        + " live. Start one, or open one from the Start screen.",
                start.quick().button(Feather.PLAY));
    }

    private CurrentRun.Around aroundRun() {
        return new CurrentRun.Around() {
            @Override
            public void showRun() {
                around.show(Screen.RUN);
            }

            @Override
            public void resume(String id) {
                start.resume(id, false);
            }

            @Override
            public Bounds room() {
                return around.room();
            }

            @Override
            public javafx.stage.Window window() {
                return around.window();
            }

            @Override
            public void train(Architecture candidate, String searchedOn) {
                trainings.propose(candidate, searchedOn);
                around.show(Screen.TRAINING);
            }

            @Override
            public Optional<Trust> of(String id) {
                return services.correlations().get().trust(id);
            }

            @Override
            public void measure(String id) {
                around.show(Screen.CORRELATION);
                correlation.propose(id);
            }
        };
    }
}
