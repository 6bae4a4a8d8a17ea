package org.seki.ui.prompts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.seki.prompt.PromptFile;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersion;
import org.seki.search.SearchSettings.Choice;
import org.seki.ui.fx.Command;

/** The prompts of the workspace, and the edit of one of them; no toolkit needed. */
public final class PromptsModel {
    private static final String OPTION = "prompt.";

    private final Supplier<PromptLibrary> library;
    private final Background background;
    private final String author;
    private final ObservableList<Listed> prompts = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Listed>> chosen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PromptVersion>> base =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final ObservableList<PromptFile.Fault> faults = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<AskingRun>> run =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty alive = new SimpleBooleanProperty();
    private Subscription changed = Subscription.EMPTY;
    private final Command adopt;
    private final Command discard;

    /**
     * @param library read anew each time; never on the JavaFX thread
     * @param background for what may wait
     * @param author of the versions saved here
     */
    public PromptsModel(
            Supplier<PromptLibrary> library, Executor background, Executor fx, String author) {
        this.library = library;
        this.background = new Background(background, fx);
        this.author = author;
        text.addListener(_ -> check());
        BooleanBinding changed = changed();
        adopt =
                new Command(
                        "Adopt the prompt",
                        "Shortcut+S",
                        Bindings.createBooleanBinding(
                                () ->
                                        faults.isEmpty()
                                                && chosen.get().isPresent()
                                                && (changed.get() || anotherVersion()),
                                faults,
                                changed,
                                chosen,
                                base),
                        this::adopt);
        discard = new Command("Discard the edit", "Shortcut+Shift+Z", changed, this::discard);
    }

    private BooleanBinding changed() {
        return Bindings.createBooleanBinding(
                () -> base.get().filter(b -> !b.text().equals(text.get())).isPresent(), text, base);
    }

    private boolean anotherVersion() {
        return chosen.get()
                .flatMap(c -> base.get().map(b -> !b.hash().equals(c.used().hash())))
                .orElse(false);
    }

    /** The run that is open, when its strategist is asked in words. */
    public void attach(Optional<AskingRun> open) {
        alive.unbind();
        changed.unsubscribe();
        run.set(open);
        changed = open.map(this::follow).orElse(Subscription.EMPTY);
        open.ifPresentOrElse(r -> alive.bind(r.alive()), () -> alive.set(false));
        said.set("");
    }

    /** What the run asks with may change elsewhere: an adopted prompt is undone on its screen. */
    private Subscription follow(AskingRun open) {
        return open.strategist().subscribe((_, _) -> refresh());
    }

    /** Reads the prompts again; keeps what is being edited. */
    public void refresh() {
        Map<String, String> versions = versionsOfRun();
        background(() -> {
            List<Listed> now = read(library.get(), versions);
            return () -> show(now);
        });
    }

    /** Those that the run insists on, by option. */
    private Map<String, String> versionsOfRun() {
        return run.get().map(r -> r.strategist().getValue().options()).orElse(Map.of());
    }

    private static List<Listed> read(PromptLibrary prompts, Map<String, String> options) {
        return prompts.names().stream()
                .map(name -> {
                    PromptVersion used =
                            Optional.ofNullable(options.get(OPTION + name))
                                    .flatMap(hash -> prompts.find(name, hash))
                                    .orElseGet(() -> prompts.current(name));
                    return new Listed(
                            name,
                            prompts.template(used).description(),
                            used,
                            prompts.versions(name),
                            prompts.users(name));
                })
                .toList();
    }

    private void show(List<Listed> now) {
        Optional<String> name = chosen.get().map(Listed::name);
        boolean editing = discard.available().get();
        prompts.setAll(now);
        Optional<Listed> same =
                now.stream().filter(p -> name.equals(Optional.of(p.name()))).findFirst();
        if (editing && same.isPresent()) {
            chosen.set(same);
        } else {
            same.or(() -> now.stream().findFirst()).ifPresent(this::choose);
        }
    }

    /** Opens a prompt in the version that is used. An edit of another one is given up. */
    void choose(Listed prompt) {
        chosen.set(Optional.of(prompt));
        open(prompt.used());
    }

    /** Opens an older version, to be adopted again or edited. */
    void open(PromptVersion version) {
        base.set(Optional.of(version));
        text.set(version.text());
        note.set("");
        check();
    }

    private void discard() {
        base.get().ifPresent(this::open);
    }

    private void check() {
        faults.setAll(
                chosen.get()
                        .map(p -> PromptFile.read(p.name(), text.get()))
                        .map(checked ->
                                switch (checked) {
                                    case PromptFile.Checked.Good _ -> List.<PromptFile.Fault>of();
                                    case PromptFile.Checked.Bad bad -> bad.faults();
                                })
                        .orElse(List.of()));
    }

    /** Saves the text as a version; the run takes it at its next iteration, or new searches do. */
    private void adopt() {
        Listed prompt = chosen.get().orElseThrow();
        String written = text.get();
        String why = note.get().strip();
        Optional<AskingRun> target = target();
        Optional<Choice> strategist = target.map(r -> r.strategist().getValue());
        background(() -> {
            PromptLibrary prompts = library.get();
            PromptVersion version = prompts.save(prompt.name(), written, why, author);
            Optional<Choice> asked = strategist.map(s -> with(s, version));
            target.ifPresentOrElse(r -> r.ask(asked.orElseThrow()), () -> prompts.adopt(version));
            List<Listed> now = read(prompts, asked.map(Choice::options).orElse(Map.of()));
            return () -> adopted(version, target, now);
        });
    }

    private static Choice with(Choice strategist, PromptVersion version) {
        Map<String, String> options = new HashMap<>(strategist.options());
        options.put(OPTION + version.name(), version.hash());
        return new Choice(strategist.kind(), options);
    }

    private void adopted(PromptVersion version, Optional<AskingRun> target, List<Listed> now) {
        base.set(Optional.of(version));
        note.set("");
        show(now);
        said.set(
                target.map(r ->
                                "Version %s is used from the next iteration of %s."
                                        .formatted(version.hash(), r.name()))
                        .orElse("Version %s is used from now on.".formatted(version.hash())));
    }

    private Optional<AskingRun> target() {
        return run.get().filter(_ -> alive.get());
    }

    private void background(Supplier<Runnable> work) {
        background.run(work, said::set);
    }

    public List<Command> commands() {
        return List.of(adopt, discard);
    }

    Command adoptCommand() {
        return adopt;
    }

    Command discardCommand() {
        return discard;
    }

    /** What adopting does now. */
    StringBinding adoptLabel() {
        return Bindings.createStringBinding(
                () -> target().isPresent() ? "Adopt from next iteration" : "Use in searches",
                run,
                alive);
    }

    /** For whom prompts are edited here. */
    StringBinding subject() {
        return Bindings.createStringBinding(
                () -> target().map(r -> "run " + r.name()).orElse("all searches here"), run, alive);
    }

    ReadOnlyObjectProperty<Optional<AskingRun>> runProperty() {
        return run.getReadOnlyProperty();
    }

    ObservableList<Listed> prompts() {
        return prompts;
    }

    ReadOnlyObjectProperty<Optional<Listed>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The version that is edited. */
    ReadOnlyObjectProperty<Optional<PromptVersion>> baseProperty() {
        return base.getReadOnlyProperty();
    }

    /**
     * What may stand in the chosen prompt: variables by name, and the parts of those that have
     * some.
     */
    List<String> variables() {
        return chosen.get()
                .map(p -> PromptFile.read(p.name(), p.used().text()))
                .filter(PromptFile.Checked.Good.class::isInstance)
                .map(good -> ((PromptFile.Checked.Good) good).template().turn())
                .map(turn ->
                        Stream.concat(
                                        turn.names().stream(),
                                        turn.variables().stream()
                                                .map(v -> v.substring(v.indexOf('.') + 1)))
                                .distinct()
                                .toList())
                .orElse(List.of());
    }

    /** Of the versions saved here. */
    String author() {
        return author;
    }

    StringProperty textProperty() {
        return text;
    }

    StringProperty noteProperty() {
        return note;
    }

    /** What is wrong with the text, by line; empty while it may be used. */
    ObservableList<PromptFile.Fault> faults() {
        return faults;
    }

    /** What came of adopting. */
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }
}
