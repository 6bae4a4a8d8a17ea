package org.seki.ui;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seki.search.JournalException;
import org.seki.search.Preset;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Searches;
import org.seki.search.Searches.RunSummary;
import org.seki.search.Session;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Start screen: what to search, and the runs there are. Opens off the JavaFX thread. */
final class StartViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(StartViewModel.class);

    private final Searches searches;
    private final Threads threads;
    private final InstantSource clock;
    private final SessionOpener opener;
    private final ObservableList<RunSummary> runs = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Refusal>> refusal =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> preferred = new ReadOnlyObjectWrapper<>("");
    private final Command quick;
    private final Command fresh;

    /** Where sessions go, on the JavaFX thread. */
    interface SessionOpener {
        /**
         * Lets a session be opened, at once or once a person agreed.
         *
         * @param run its id, where it is known
         */
        void mayOpen(Optional<String> run, Runnable open);

        /**
         * Takes a freshly opened run.
         *
         * @param paused whether it should wait for the person to let it run
         */
        void opened(FollowedRun run, boolean paused);
    }

    /**
     * @param form shows the form of a new search
     */
    StartViewModel(
            Searches searches,
            Threads threads,
            InstantSource clock,
            SessionOpener opener,
            Runnable form) {
        this.searches = searches;
        this.threads = threads;
        this.clock = clock;
        this.opener = opener;
        quick =
                new Command(
                        "Quick search", "Shortcut+ENTER", busy.not(), () -> open(quickSettings()));
        fresh = new Command("New search", "Shortcut+N", form);
    }

    List<Command> commands() {
        return List.of(quick, fresh);
    }

    Command quick() {
        return quick;
    }

    Command fresh() {
        return fresh;
    }

    ObservableList<RunSummary> runs() {
        return runs;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why something that was asked for from outside cannot be done. */
    void refuse(Refusal why) {
        refusal.set(Optional.of(why));
    }

    /** What was refused is not wanted any more. */
    void forgetRefusal() {
        refusal.set(Optional.empty());
    }

    ReadOnlyObjectProperty<Optional<Refusal>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    Instant now() {
        return clock.instant();
    }

    /** Reads the runs of the workspace again, newest first. */
    void refresh() {
        background(() -> {
            List<RunSummary> found =
                    searches.runs().stream()
                            .sorted(Comparator.comparing(RunSummary::startedAt).reversed())
                            .toList();
            return () -> runs.setAll(found);
        });
    }

    /** The run to be chosen in the list when it comes: the one that was open last. */
    void prefer(String run) {
        preferred.set(run);
    }

    ReadOnlyObjectProperty<String> preferredProperty() {
        return preferred.getReadOnlyProperty();
    }

    /** Opens a run of the workspace: a finished one to look at, another to continue on Run. */
    void open(RunSummary run) {
        resume(run.run(), true);
    }

    /**
     * Opens a run that is yet to be fetched.
     *
     * @param run gives its id; called off the JavaFX thread, refuses in a sentence
     */
    void open(Supplier<String> run) {
        openSession(Optional.empty(), () -> searches.look(run.get()), true);
    }

    /** Opens a run by its id. */
    void resume(String run, boolean paused) {
        openSession(Optional.of(run), () -> searches.look(run), paused);
    }

    /** Opens a new run. */
    void open(SearchSettings settings) {
        openSession(Optional.empty(), () -> searches.open(settings), false);
    }

    private SearchSettings quickSettings() {
        return Preset.QUICK.settings(
                "nasbench201", "fashion-mnist", new Choice("statistical", Map.of()), freshSeed());
    }

    /** One more than the highest seed so far, so that a second quick search is another search. */
    long freshSeed() {
        return runs.stream().mapToLong(r -> r.settings().seed()).max().orElse(0) + 1;
    }

    private void openSession(Optional<String> run, Supplier<Session> open, boolean paused) {
        if (!busy.get()) {
            opener.mayOpen(run, () -> openSession(open, paused));
        }
    }

    private void openSession(Supplier<Session> open, boolean paused) {
        long asked = System.nanoTime();
        busy.set(true);
        refusal.set(Optional.empty());
        background(() -> {
            FollowedRun run = FollowedRun.of(open.get());
            return () -> {
                busy.set(false);
                opener.opened(run, paused);
                new FirstPaint(() -> tell(run, asked)).start();
            };
        });
    }

    private static void tell(FollowedRun run, long asked) {
        LOG.info(
                "{} with {} iterations was on the screen {} ms after it was asked for",
                run.session().run(),
                run.feed().iterations().size(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked));
    }

    private void background(Supplier<Runnable> work) {
        threads.background()
                .execute(() -> {
                    Runnable then;
                    try {
                        then = work.get();
                    } catch (SearchRefused e) {
                        then = refused(String.valueOf(e.getMessage()), e.where(), e.next());
                    } catch (JournalException e) {
                        then = refused(String.valueOf(e.getMessage()), "workspace", "");
                    }
                    threads.fx().execute(then);
                });
    }

    private Runnable refused(String message, String where, String next) {
        return () -> {
            busy.set(false);
            refusal.set(Optional.of(new Refusal(message, where, next)));
        };
    }
}
