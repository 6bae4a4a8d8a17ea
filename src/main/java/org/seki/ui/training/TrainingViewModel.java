package org.seki.ui.training;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seki.space.Architecture;
import org.seki.training.Epoch;
import org.seki.training.KeptTraining;
import org.seki.training.KeptTraining.State;
import org.seki.training.TrainingRequest;
import org.seki.training.Trainings;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.Refusal;
import org.seki.ui.training.LiveTraining.Doing;

/**
 * The Final training screen: the trainings of the workspace, one that is set up, trained and looked
 * at. Used on the JavaFX thread, works on others; needs no toolkit.
 */
public final class TrainingViewModel implements LiveTraining.Owner {
    private final Supplier<Trainings> trainings;
    private final Work work;
    private final TrainingForm form;
    private final LiveTraining live;
    private final ObservableList<KeptTraining> kept = FXCollections.observableArrayList();
    private final Shown shown;
    private final ReadOnlyObjectWrapper<Optional<Refusal>> refusal =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
    private final BooleanProperty searching = new SimpleBooleanProperty();
    private final Command start;
    private final Command pause;
    private final Command resume;
    private final Command stop;
    private final Command fresh;
    private final Command measure;
    private final Command unseal;

    /**
     * @param trainings of the workspace; asked off the JavaFX thread
     * @param datasets that are here by name; a folder will do too
     * @param background for all that may wait
     * @param fx the JavaFX thread
     */
    public TrainingViewModel(
            Supplier<Trainings> trainings,
            List<String> datasets,
            Executor background,
            Executor fx) {
        this.trainings = trainings;
        this.form = new TrainingForm(datasets);
        this.work = new Work(background, fx, r -> refusal.set(Optional.of(r)));
        this.live = new LiveTraining(trainings, work, fx, this);
        this.shown = new Shown(trainings, work, live::is);
        form.onChange(this::forget);
        BooleanBinding idle = is(Doing.NOTHING);
        start = new Command("Start", "Shortcut+ENTER", idle, () -> asked(this::train));
        pause = new Command("Pause", "F5", is(Doing.TRAINING), live::pause);
        resume =
                new Command(
                        "Resume",
                        "F6",
                        Bindings.createBooleanBinding(
                                this::resumable, live.doingProperty(), shown.property()),
                        () -> shown.get().map(KeptTraining::request).ifPresent(this::train));
        stop =
                new Command(
                        "Stop",
                        "Shortcut+PERIOD",
                        idle.not().and(is(Doing.STOPPING).not()),
                        live::stop);
        fresh = new Command("New training", "Shortcut+N", this::clear);
        measure = new Command("Estimate", "Shortcut+E", idle, () -> asked(live::estimate));
        unseal =
                new Command(
                        "Unseal the test accuracy",
                        "Shortcut+Shift+U",
                        Bindings.createBooleanBinding(this::sealed, shown.property()),
                        this::breakSeal);
    }

    private BooleanBinding is(Doing what) {
        return Bindings.createBooleanBinding(
                () -> live.doingProperty().get() == what, live.doingProperty());
    }

    private boolean resumable() {
        return live.doingProperty().get() == Doing.NOTHING
                && shown.get()
                        .map(KeptTraining::state)
                        .filter(s -> s == State.PAUSED || s == State.INTERRUPTED)
                        .isPresent();
    }

    private boolean sealed() {
        return shown.get().filter(k -> k.state() == State.FINISHED && !k.unsealed()).isPresent();
    }

    public TrainingForm form() {
        return form;
    }

    /** What goes on now. */
    public LiveTraining live() {
        return live;
    }

    /** Every training of the workspace, the latest first. */
    public ObservableList<KeptTraining> kept() {
        return kept;
    }

    /** The training that is looked at. */
    public ReadOnlyObjectProperty<Optional<KeptTraining>> shownProperty() {
        return shown.property();
    }

    public ReadOnlyObjectProperty<Optional<Refusal>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** What was exported last, in a sentence; empty for nothing of late. */
    public ReadOnlyStringProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /** Whether a search works meanwhile, with which it takes turns; whoever knows sets it. */
    public BooleanProperty searchingProperty() {
        return searching;
    }

    public Command start() {
        return start;
    }

    public Command pause() {
        return pause;
    }

    public Command resume() {
        return resume;
    }

    public Command stop() {
        return stop;
    }

    public Command fresh() {
        return fresh;
    }

    /** Measures a few steps of what is set up. */
    public Command measure() {
        return measure;
    }

    public Command unseal() {
        return unseal;
    }

    public List<Command> commands() {
        return List.of(start, pause, resume, stop, fresh, measure, unseal);
    }

    /** Whether what is looked at is what goes on. */
    boolean watching() {
        return shown.get().filter(k -> live.is(k.request())).isPresent();
    }

    /** Reads the trainings of the workspace again. */
    public void refresh() {
        work.off(() -> {
            List<KeptTraining> all = trainings.get().kept();
            return () -> kept.setAll(all);
        });
    }

    /** Looks at a training, and sets the form up as it was. */
    public void look(KeptTraining training) {
        clear();
        form.fill(training.request());
        shown.show(training);
    }

    /**
     * Sets up the training of a candidate.
     *
     * @param searchedOn the data set it was found on
     */
    public void propose(Architecture candidate, String searchedOn) {
        clear();
        form.propose(candidate.genotype(), searchedOn);
    }

    private void clear() {
        forget();
        shown.clear();
    }

    /** What was said of the form as it was. */
    private void forget() {
        refusal.set(Optional.empty());
        saved.set("");
        live.forgetEstimate();
    }

    private void asked(Consumer<TrainingRequest> then) {
        refusal.set(Optional.empty());
        try {
            then.accept(form.request());
        } catch (IllegalArgumentException wrong) {
            refusal.set(Work.refusal(wrong));
        }
    }

    private void train(TrainingRequest request) {
        refusal.set(Optional.empty());
        shown.show(request);
        live.train(request);
    }

    @Override
    public void begins(TrainingRequest request) {
        refresh();
        shown.reread(request);
    }

    @Override
    public void ended(TrainingRequest request, long seed, Epoch epoch, int epochs) {
        shown.ended(request, seed, epoch, epochs);
        kept.replaceAll(k -> k.request().repeats(request) ? k.with(seed, epoch, epochs) : k);
    }

    @Override
    public void rests(TrainingRequest request) {
        refresh();
        shown.reread(request);
    }

    private void breakSeal() {
        shown.get()
                .map(KeptTraining::request)
                .ifPresent(request ->
                        work.off(() -> {
                            trainings.get().unseal(request);
                            return () -> rests(request);
                        }));
    }

    /** Writes what is looked at for others, its best seed's weights; a refusal is shown. */
    void export(TrainingFile format, Path file) {
        refusal.set(Optional.empty());
        saved.set("");
        shown.get()
                .ifPresent(training ->
                        work.off(() -> {
                            format.write(trainings.get(), training, file);
                            return () -> saved.set("Saved as %s.".formatted(file));
                        }));
    }

    /** Reads a file with a genotype. */
    void open(Path file) {
        work.off(() -> {
            String text = TrainingFile.genotype(file);
            return () -> {
                clear();
                form.propose(text, "");
            };
        });
    }

    public void refuse(Refusal why) {
        refusal.set(Optional.of(why));
    }

    /** Saves what goes on and ends it after its batch, for the window closes. */
    public void close() {
        live.pause();
    }

    /**
     * Waits for what {@link #close} ends. Not on the JavaFX thread.
     *
     * @return whether all is saved within that time
     */
    public boolean awaitClosed(Duration most) throws InterruptedException {
        return live.awaitEnd(most);
    }
}
