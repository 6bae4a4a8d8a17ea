package org.seki.ui;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import org.seki.ui.run.RunSplits;

/** The one run that the window has open, or none. JavaFX thread. */
final class CurrentRun implements StartViewModel.SessionOpener {
    private final Services services;
    private final String device;
    private final Threads threads;
    private final Around around;
    private final ReadOnlyObjectWrapper<Optional<OpenRun>> run =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /** Of this window alone: whoever binds to it is held by it. */
    private final ObservableValue<Boolean> idle = new SimpleBooleanProperty(false);

    private RunSplits splits;

    /** The window that it is open in. */
    interface Around extends OpenRun.Trainer, OpenRun.Trusts {
        /** Leads a person to the run's screen. */
        void showRun();

        /** Opens it again, to go on. */
        void resume(String run);

        /** What a screen has, beside the rail. */
        Bounds room();

        javafx.stage.Window window();
    }

    /**
     * @param splits where its panels meet until a person moves them
     */
    CurrentRun(Services services, String device, RunSplits splits, Threads threads, Around around) {
        this.services = services;
        this.device = device;
        this.splits = splits;
        this.threads = threads;
        this.around = around;
    }

    ReadOnlyObjectProperty<Optional<OpenRun>> property() {
        return run.getReadOnlyProperty();
    }

    Optional<OpenRun> get() {
        return run.get();
    }

    /** Whether its search is at work. */
    ObservableValue<Boolean> working() {
        return run.flatMap(
                now -> now.map(r -> r.feed().stateProperty().map(_ -> r.working())).orElse(idle));
    }

    RunSplits splits() {
        return get().map(r -> r.view().splits()).orElse(splits);
    }

    @Override
    public void mayOpen(Optional<String> id, Runnable open) {
        Optional<OpenRun> now = get();
        if (now.filter(OpenRun::open).filter(r -> id.equals(Optional.of(r.run()))).isPresent()) {
            around.showRun();
        } else if (now.filter(OpenRun::working).isPresent()) {
            new LeaveDialog(now.get().name(), open, around.window()).show();
        } else {
            open.run();
        }
    }

    @Override
    public void opened(FollowedRun followed, boolean paused) {
        detach().ifPresent(was -> threads.background().execute(was::close));
        String id = followed.session().run();
        OpenRun now = panels(followed, () -> around.resume(id));
        Bounds room = around.room();
        now.view().resize(room.getWidth(), room.getHeight());
        run.set(Optional.of(now));
        around.showRun();
        now.start(paused);
    }

    /** Lets it go from the window; the caller closes it off the JavaFX thread. */
    Optional<OpenRun> detach() {
        Optional<OpenRun> was = get();
        splits = splits();
        was.ifPresent(OpenRun::detach);
        run.set(Optional.empty());
        return was;
    }

    /** Shows what was measured of a run, where it is the one that is open. */
    void trustMeasured(String of) {
        get().filter(r -> r.run().equals(of)).ifPresent(OpenRun::readTrust);
    }

    /** The same screen of a run that nobody sees; on any thread. */
    OpenRun unseen() {
        return panels(FollowedRun.of(UnseenRun.of(services.searches())), () -> {});
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
                around,
                around,
                reopen);
    }
}
