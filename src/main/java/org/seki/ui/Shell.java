package org.seki.ui;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.WindowEvent;
import org.kordamp.ikonli.feather.Feather;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.Theme;

/** The window's content: the rail, and the screen it leads to. */
final class Shell extends BorderPane implements Screens.Around {
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

    private final Threads threads;
    private final Map<Screen, Command> ways = new EnumMap<>(Screen.class);
    private final Command light =
            new Command("Light or dark", "Shortcut+Shift+D", this::dressOther);
    private final Command keys = new Command("Keys", "F1", this::showKeys);
    private final Rail rail;
    private final ReadOnlyObjectWrapper<Screen> screen = new ReadOnlyObjectWrapper<>(Screen.START);
    private final ReadOnlyObjectWrapper<Theme> theme;
    private final Screens screens;
    private final FolderDrop drop;
    private final Rehearsal rehearsal;

    Shell(
            Services services,
            String device,
            WindowMemory memory,
            Threads threads,
            InstantSource clock) {
        this.threads = threads;
        theme = new ReadOnlyObjectWrapper<>(memory.theme());
        way(Screen.START, "Start", "Shortcut+1");
        way(Screen.RUN, "Run", "Shortcut+2");
        way(Screen.PROMPTS, "Prompts", "Shortcut+3");
        way(Screen.EXPERIMENTS, "Experiments", "Shortcut+4");
        way(Screen.CORRELATION, "Rank correlation", "Shortcut+6");
        way(Screen.TRAINING, "Final training", "Shortcut+5");
        way(Screen.SETTINGS, "Settings", "Shortcut+COMMA");
        rail =
                new Rail(
                        List.of(
                                new Rail.Place(to(Screen.START), Feather.HOME),
                                new Rail.Place(to(Screen.RUN), Feather.ACTIVITY),
                                new Rail.Place(to(Screen.PROMPTS), Feather.EDIT_2),
                                new Rail.Place(to(Screen.EXPERIMENTS), Feather.BAR_CHART_2),
                                new Rail.Place(to(Screen.CORRELATION), Feather.TARGET),
                                new Rail.Place(to(Screen.TRAINING), Feather.TRENDING_UP)),
                        List.of(
                                new Rail.Place(to(Screen.SETTINGS), Feather.SETTINGS),
                                new Rail.Place(light, Feather.MOON),
                                new Rail.Place(keys, Feather.COMMAND)));
        screens = new Screens(services, device, memory.splits(), threads, clock, this);
        rehearsal = new Rehearsal(screens.run()::unseen);
        drop = new FolderDrop(threads, screens::useDataset, screens::refuseDataset);
        drop.on(this);
        getStyleClass().add("shell");
        setLeft(rail);
        sceneProperty()
                .addListener((_, _, scene) -> {
                    if (scene != null) {
                        enter(scene);
                    }
                });
        show(Screen.START);
    }

    private void way(Screen which, String name, String key) {
        ways.put(which, new Command(name, key, () -> show(which)));
    }

    /** What leads there. */
    private Command to(Screen which) {
        return Objects.requireNonNull(ways.get(which == Screen.NEW_SEARCH ? Screen.START : which));
    }

    Screens screens() {
        return screens;
    }

    FolderDrop drop() {
        return drop;
    }

    @Override
    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    @Override
    public void show(Screen which) {
        screen.set(which);
        rail.current(to(which));
        Screens.Content content = screens.of(which);
        setCenter(content.view().get());
        content.arrive().run();
    }

    @Override
    public void dress(Theme now) {
        theme.set(now);
        rehearsal.whenOver(this::wear, threads.fx());
    }

    private void dressOther() {
        dress(theme.get().other());
    }

    private void wear() {
        Scene scene = getScene();
        if (scene != null) {
            theme.get().apply(scene);
        }
    }

    /** See {@link Rehearsal}; the screen is laid out as large as it would be in this window. */
    CompletableFuture<OpenRun> rehearse() {
        return rehearsal.start(room(), theme.get().sheets());
    }

    @Override
    public Bounds room() {
        return getCenter().getLayoutBounds();
    }

    @Override
    public javafx.stage.Window window() {
        return getScene().getWindow();
    }

    /** Everything that can be done now, for keys and the list of them. */
    List<Command> commands() {
        List<Command> all = new ArrayList<>(ways.values());
        all.add(light);
        all.add(keys);
        all.addAll(screens.of(screen.get()).commands().get());
        return all;
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

    @Override
    public void leave() {
        window().fireEvent(new WindowEvent(window(), WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private void showKeys() {
        new KeysDialog(commands(), window()).show();
    }
}
