package org.seki.ui.experiments;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Progress;
import org.seki.experiment.Studies;
import org.seki.experiment.StudySettings;
import org.seki.search.JournalException;
import org.seki.search.SearchRefused;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.Latest;
import org.seki.ui.fx.Refusal;
import org.seki.ui.fx.TableFile;

/**
 * The Experiments screen: the studies of the workspace, one that is set up, played and looked at.
 * Used on the JavaFX thread, works on others; needs no toolkit.
 */
public final class ExperimentsViewModel {
    /** What goes on. */
    public enum Doing {
        NOTHING,
        LOOKING,
        PLAYING,
        STOPPING
    }

    private static final Progress IDLE = new Progress("", 0, Optional.empty());

    private final Supplier<Studies> studies;
    private final Executor background;
    private final Executor fx;
    private final StudyForm form;
    private final ObservableList<StudySettings> kept = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Doing> doing = new ReadOnlyObjectWrapper<>(Doing.NOTHING);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(IDLE);
    private final ReadOnlyObjectWrapper<Optional<Seen>> seen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Refusal>> refusal =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<String> dataset = new SimpleObjectProperty<>("");
    private final Latest<Progress> told;
    private final Command run;
    private final Command stop;
    private final Command fresh;
    private @Nullable Playing playing;

    /**
     * @param studies of the workspace; asked off the JavaFX thread
     * @param background for all that may wait
     * @param fx the JavaFX thread
     */
    public ExperimentsViewModel(Supplier<Studies> studies, Executor background, Executor fx) {
        this.studies = studies;
        this.background = background;
        this.fx = fx;
        this.told = new Latest<>(fx, this::tell);
        this.form = new StudyForm(new TableFile(background, fx));
        BooleanBinding idle = is(Doing.NOTHING);
        run = new Command("Run", "Shortcut+ENTER", idle, this::play);
        stop = new Command("Stop", "Shortcut+PERIOD", is(Doing.PLAYING), this::stopPlaying);
        fresh = new Command("New study", "Shortcut+N", idle, this::clear);
    }

    private BooleanBinding is(Doing what) {
        return Bindings.createBooleanBinding(() -> doing.get() == what, doing);
    }

    public StudyForm form() {
        return form;
    }

    /** Every study of the workspace, the latest first. */
    public ObservableList<StudySettings> kept() {
        return kept;
    }

    public ReadOnlyObjectProperty<Doing> doingProperty() {
        return doing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The study that is looked at. */
    public ReadOnlyObjectProperty<Optional<Seen>> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Refusal>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Of which the chart is; one of the study's. */
    public ObjectProperty<String> datasetProperty() {
        return dataset;
    }

    public Command run() {
        return run;
    }

    public Command stop() {
        return stop;
    }

    public Command fresh() {
        return fresh;
    }

    public List<Command> commands() {
        return List.of(run, stop, fresh);
    }

    /** Reads the studies of the workspace again. */
    public void refresh() {
        background.execute(() -> {
            try {
                List<StudySettings> all = studies.get().all();
                fx.execute(() -> kept.setAll(all));
            } catch (SearchRefused | JournalException e) {
                fx.execute(() -> refused(e));
            }
        });
    }

    /** Looks at what is kept of a study, and sets the form up to go on with it. */
    public void look(StudySettings settings) {
        if (doing.get() == Doing.NOTHING) {
            form.fill(settings);
            begin(Doing.LOOKING, playing -> playing.look(settings));
        }
    }

    private void clear() {
        seen.set(Optional.empty());
        refusal.set(Optional.empty());
        form.clear();
    }

    private void play() {
        try {
            StudySettings settings = form.settings();
            if (seen.get().filter(s -> !s.settings().name().equals(settings.name())).isPresent()) {
                seen.set(Optional.empty());
            }
            begin(Doing.PLAYING, playing -> playing.play(settings));
        } catch (SearchRefused e) {
            refused(e);
        }
    }

    private interface Work {
        void with(Playing playing) throws InterruptedException;
    }

    private void begin(Doing what, Work work) {
        refusal.set(Optional.empty());
        doing.set(what);
        progress.set(new Progress("Reading the table", 0, Optional.empty()));
        background.execute(() -> {
            try {
                Playing now = new Playing(studies.get(), background, this::show, told);
                fx.execute(() -> playing = now);
                work.with(now);
            } catch (SearchRefused | JournalException e) {
                fx.execute(() -> refused(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                fx.execute(this::rest);
            }
        });
    }

    private void rest() {
        boolean looked = doing.get() == Doing.LOOKING;
        doing.set(Doing.NOTHING);
        progress.set(IDLE);
        playing = null;
        if (!looked) {
            refresh();
        }
    }

    private void stopPlaying() {
        if (playing != null) {
            doing.set(Doing.STOPPING);
            playing.stop();
        }
    }

    /** Stops what goes on, for the window closes. */
    public void close() {
        if (playing != null) {
            playing.stop();
        }
    }

    private void show(Seen now) {
        fx.execute(() -> {
            boolean late =
                    seen.get()
                            .filter(s -> s.settings().equals(now.settings()))
                            .filter(s -> s.compared() && !now.compared())
                            .filter(s -> s.played() >= now.played())
                            .isPresent();
            if (!late) {
                if (!now.settings().datasets().contains(dataset.get())) {
                    dataset.set(now.settings().datasets().getFirst());
                }
                seen.set(Optional.of(now));
            }
        });
    }

    private void tell(Progress now) {
        if (doing.get() != Doing.NOTHING) {
            progress.set(now);
        }
    }

    private void refused(RuntimeException e) {
        refusal.set(
                Optional.of(
                        e instanceof SearchRefused r
                                ? new Refusal(String.valueOf(r.getMessage()), r.where(), r.next())
                                : new Refusal(String.valueOf(e.getMessage()), "workspace", "")));
    }
}
