package org.seki.ui.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.seki.evaluation.Progress;
import org.seki.experiment.PromptComparison;
import org.seki.experiment.PromptLab;
import org.seki.experiment.ReplaySettings;
import org.seki.experiment.Subject;
import org.seki.experiment.Tried;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersion;
import org.seki.search.SearchSettings.Choice;
import org.seki.strategist.Allowance;
import org.seki.ui.fx.Command;

/**
 * Tries the prompt that is edited: what it would say, once for real, and by paired replay. Used on
 * the JavaFX thread, works on others; needs no toolkit.
 */
public final class LabModel {
    private static final int IN_FLIGHT = 4;

    private final PromptsModel prompts;
    private final Supplier<PromptLab> lab;
    private final Supplier<PromptLibrary> library;
    private final Background background;
    private final Executor fx;
    private final LabForm form = new LabForm();
    private final ReadOnlyObjectWrapper<LabState> state =
            new ReadOnlyObjectWrapper<>(new LabState.Idle());
    private final NextPrompt next;
    private final LabSubjects subjects;
    private final ReadOnlyObjectWrapper<Optional<Tried>> tried =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final Command replay;
    private final Command cancel;
    private final Command tryOnce;
    private final Command adopt;
    private final Command mark;
    private Cancellable asking = new Cancellable(this::show);

    /**
     * @param lab of the workspace; asked off the JavaFX thread, as is {@code library}
     */
    public LabModel(
            PromptsModel prompts,
            Supplier<PromptLab> lab,
            Supplier<PromptLibrary> library,
            Executor background,
            Executor fx) {
        this.prompts = prompts;
        this.lab = lab;
        this.library = library;
        this.fx = fx;
        this.background = new Background(background, fx);
        this.next = new NextPrompt(prompts, form.subject, lab, this.background);
        this.subjects =
                new LabSubjects(prompts.chosenProperty(), form, lab, this.background, said::set);
        BooleanBinding idle =
                Bindings.createBooleanBinding(
                        () -> !(state.get() instanceof LabState.Asking), state);
        BooleanBinding askable =
                Bindings.createBooleanBinding(
                        () ->
                                idle.get()
                                        && prompts.faults().isEmpty()
                                        && form.subject.get() != null,
                        idle,
                        prompts.faults(),
                        form.subject);
        replay = new Command("Replay", "Shortcut+R", askable, this::replay);
        cancel = new Command("Cancel", "Shortcut+PERIOD", Bindings.not(idle), this::cancel);
        tryOnce = new Command("Try it once", "Shortcut+T", askable, this::tryOnce);
        adopt =
                new Command(
                        "Use B in new searches",
                        "Shortcut+Shift+S",
                        Bindings.createBooleanBinding(
                                () -> state.get() instanceof LabState.Compared, state),
                        this::adopt);
        mark =
                new Command(
                        "Always try this context",
                        "Shortcut+M",
                        form.subject.isNotNull(),
                        this::mark);
        prompts.chosenProperty()
                .addListener((_, before, now) -> {
                    if (!before.map(Listed::name).equals(now.map(Listed::name))) {
                        form.first.set(null);
                        state.set(new LabState.Idle());
                        subjects.read();
                    }
                });
    }

    /** Reads the runs of the workspace again. */
    public void refresh() {
        subjects.refresh();
    }

    private void tryOnce() {
        Subject subject = form.subject.get();
        String prompt = prompts.chosenProperty().get().orElseThrow().name();
        String text = prompts.textProperty().get();
        Optional<Choice> strategist = form.strategist();
        if (subject == null) {
            return;
        }
        LabState before = state.get();
        begin();
        Cancellable asking = this.asking;
        ask(() -> {
            Tried now = lab.get().tryOnce(subject, prompt, text, strategist, asking);
            return () -> {
                tried.set(Optional.of(now));
                state.set(before);
            };
        });
    }

    private void replay() {
        Listed prompt = prompts.chosenProperty().get().orElseThrow();
        String text = prompts.textProperty().get();
        String note = prompts.noteProperty().get().strip();
        PromptVersion first = Optional.ofNullable(form.first.get()).orElse(prompt.used());
        String run = form.run.get();
        String session = form.session(prompt.name());
        String question = form.question.get().strip();
        Optional<Choice> strategist = form.strategist();
        int contexts = form.contexts.get();
        int repeats = form.repeats.get();
        if (run == null) {
            return;
        }
        begin();
        Cancellable asking = this.asking;
        ask(() -> {
            PromptVersion second = library.get().save(prompt.name(), text, note, prompts.author());
            ReplaySettings settings =
                    new ReplaySettings(
                            List.of(run),
                            first,
                            second,
                            contexts,
                            repeats,
                            1,
                            IN_FLIGHT,
                            strategist,
                            new Choice(ReplaySettings.EXPECTED, Map.of()),
                            Allowance.UNLIMITED);
            PromptComparison comparison = lab.get().replay(settings, asking);
            lab.get().sessions().keep(session, question, settings, comparison);
            return () -> {
                state.set(new LabState.Compared(settings, comparison));
                prompts.refresh();
            };
        });
    }

    private void begin() {
        asking = new Cancellable(this::show);
        said.set("");
        state.set(new LabState.Asking(new Progress("Asking", 0, Optional.empty())));
    }

    private void show(Progress progress) {
        fx.execute(() -> {
            if (state.get() instanceof LabState.Asking) {
                state.set(new LabState.Asking(progress));
            }
        });
    }

    private void cancel() {
        asking.cancel();
    }

    /** For {@code seki prompts check --replay}, with the question as the reason. */
    private void mark() {
        Subject subject = form.subject.get();
        String why = form.question.get().strip();
        if (subject == null) {
            return;
        }
        work(() -> {
            lab.get().mark(subject.run(), subject.context().iteration(), why);
            return () ->
                    said.set(subject.label() + " is always tried by seki prompts check --replay.");
        });
    }

    private void adopt() {
        if (!(state.get() instanceof LabState.Compared(var settings, var comparison))) {
            return;
        }
        String session = form.session(settings.prompt());
        String reason =
                "%d contexts, p = %.4f.".formatted(comparison.contexts(), comparison.verdict().p());
        work(() -> {
            lab.get().sessions().adopt(session, settings.second(), reason);
            return () -> {
                said.set(
                        "New searches use %s; session “%s” is the evidence."
                                .formatted(settings.second().hash(), session));
                prompts.refresh();
            };
        });
    }

    /** Writes the session's notes. */
    void saveNotes(Path file) {
        String session = form.session(prompts.chosenProperty().get().map(Listed::name).orElse(""));
        work(() -> {
            String sentence;
            try {
                Files.writeString(file, lab.get().sessions().markdown(session));
                sentence = "Written to " + file;
            } catch (IOException e) {
                sentence =
                        "The notes could not be written to %s: %s".formatted(file, e.getMessage());
            }
            String told = sentence;
            return () -> said.set(told);
        });
    }

    /** Asks somebody; however it ends, the state says how. */
    private void ask(Supplier<Runnable> work) {
        background.run(
                work,
                sentence -> state.set(new LabState.Refused(sentence)),
                () -> state.set(new LabState.Cancelled()));
    }

    private void work(Supplier<Runnable> work) {
        background.run(work, said::set);
    }

    public List<Command> commands() {
        return List.of(tryOnce, replay, cancel, adopt, mark);
    }

    Command replayCommand() {
        return replay;
    }

    Command cancelCommand() {
        return cancel;
    }

    Command tryCommand() {
        return tryOnce;
    }

    Command adoptCommand() {
        return adopt;
    }

    Command markCommand() {
        return mark;
    }

    PromptsModel prompts() {
        return prompts;
    }

    LabForm form() {
        return form;
    }

    ReadOnlyObjectProperty<LabState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Previewed>> previewProperty() {
        return next.seenProperty();
    }

    ReadOnlyObjectProperty<Optional<Tried>> triedProperty() {
        return tried.getReadOnlyProperty();
    }

    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }
}
