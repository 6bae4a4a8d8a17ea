package org.seki.ui.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seki.device.Cuda;
import org.seki.device.DeviceChoice;
import org.seki.device.Devices;
import org.seki.device.Fetch;
import org.seki.device.ThreadTime;
import org.seki.ui.fx.Command;

/**
 * What networks are trained on: chosen here, in use from the next start on. Used on the JavaFX
 * thread, works on others; needs no toolkit.
 */
public final class SettingsModel {
    /**
     * What goes on.
     *
     * @param what for people; empty when nothing does
     * @param fraction from 0 to 1; negative while it is not known
     */
    public record Doing(String what, double fraction) {
        static final Doing NOTHING = new Doing("", 0);
    }

    private final SettingsAccess access;
    private final Executor background;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Doing> doing = new ReadOnlyObjectWrapper<>(Doing.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<Cuda>> cuda =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<DeviceChoice> choice;
    private final ReadOnlyObjectWrapper<String> refusal = new ReadOnlyObjectWrapper<>("");
    private final ObservableList<ThreadTime> times = FXCollections.observableArrayList();
    private final Command look;
    private final Command measure;
    private final Command fetch;
    private final Command attempt;
    private final Command cancel;
    private final Command restart;
    private Watching watching = new Watching();

    /**
     * @param leave closes the window as a person would
     */
    public SettingsModel(SettingsAccess access, Executor background, Executor fx, Runnable leave) {
        this.access = access;
        this.background = background;
        this.fx = fx;
        choice = new ReadOnlyObjectWrapper<>(devices().chosen());
        BooleanBinding idle =
                Bindings.createBooleanBinding(() -> doing.get() == Doing.NOTHING, doing);
        look = new Command("Look again", "F5", idle, this::refresh);
        measure = new Command("Measure", "Shortcut+M", idle, this::measureThreads);
        fetch =
                new Command(
                        "Fetch the library", "Shortcut+L", idle.and(offered()), this::fetchLibrary);
        attempt = new Command("Try it", "Shortcut+T", idle.and(triable()), this::tryLibrary);
        cancel =
                new Command(
                        "Cancel", "Shortcut+PERIOD", idle.not(), () -> watching.cancelled = true);
        restart =
                new Command(
                        "Restart now",
                        "Shortcut+Shift+R",
                        Bindings.createBooleanBinding(
                                () -> waits() && access.restart().isPresent(), choice),
                        () -> {
                            access.restart().ifPresent(Runnable::run);
                            leave.run();
                        });
    }

    private BooleanBinding offered() {
        return Bindings.createBooleanBinding(
                () -> cuda.get().filter(Cuda::lacksLibrary).isPresent(), cuda);
    }

    private BooleanBinding triable() {
        return Bindings.createBooleanBinding(
                () ->
                        cuda.get()
                                .filter(c ->
                                        c instanceof Cuda.Untried
                                                || c instanceof Cuda.Fails
                                                || c instanceof Cuda.Works)
                                .isPresent(),
                cuda);
    }

    private Devices devices() {
        return access.devices();
    }

    /** Looks at the machine anew. */
    public void refresh() {
        if (doing.get() == Doing.NOTHING) {
            work("Looking for a driver", _ -> found(devices().look()));
        }
    }

    private void measureThreads() {
        times.clear();
        work(
                "Measuring",
                watch ->
                        devices()
                                .measureThreads(
                                        t -> fx.execute(() -> times.add(t)), watch::cancelled));
    }

    private void fetchLibrary() {
        work("Fetching", watch -> found(devices().fetchLibrary(access.fetch(), watch)));
    }

    private void tryLibrary() {
        work("Trying the library", watch -> found(devices().attempt(watch::cancelled)));
    }

    /** The folder with a CUDA build of libtorch that a person has. */
    public void chooseLibrary(Path folder) {
        work("Looking into the folder", _ -> found(devices().chooseLibrary(folder)));
    }

    /**
     * @param count for one operation; 0 for all processors
     */
    public void chooseThreads(int count) {
        work("Keeping the choice", _ -> devices().chooseThreads(count));
    }

    /** Computes on the card, or on the CPU, from the next start on. */
    public void chooseCuda(boolean on) {
        if (on == choice.get().cuda()) {
            return;
        }
        work(
                "Keeping the choice",
                _ -> {
                    if (on) {
                        devices().chooseCuda();
                    } else {
                        devices().chooseCpu();
                    }
                });
    }

    private interface Work {
        void run(Fetch.Watch watch) throws IOException;
    }

    private void work(String what, Work work) {
        Watching own = new Watching();
        watching = own;
        refusal.set("");
        doing.set(new Doing(what, -1));
        background.execute(() -> {
            String refused = "";
            try {
                work.run(own);
            } catch (CancellationException cancelled) {
                refused =
                        "Cancelled; what was fetched is kept, and fetching again goes on from there.";
            } catch (IOException | UncheckedIOException e) {
                refused = String.valueOf(e.getMessage());
            }
            DeviceChoice now = devices().chosen();
            String said = refused;
            fx.execute(() -> {
                choice.set(now);
                refusal.set(said);
                doing.set(Doing.NOTHING);
            });
        });
    }

    private void found(Cuda now) {
        fx.execute(() -> cuda.set(Optional.of(now)));
    }

    /** Hears progress and shows the latest; cancelled by a person. */
    private final class Watching implements Fetch.Watch {
        private volatile boolean cancelled;
        private volatile Doing latest = Doing.NOTHING;
        private volatile boolean showing;

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public void at(String what, double fraction) {
            latest = new Doing(what, fraction);
            if (!showing) {
                showing = true;
                fx.execute(() -> {
                    showing = false;
                    if (doing.get() != Doing.NOTHING) {
                        doing.set(latest);
                    }
                });
            }
        }
    }

    /** Whether what is chosen differs from what this process computes with. */
    public boolean waits() {
        DeviceChoice now = choice.get();
        int all = Runtime.getRuntime().availableProcessors();
        int threads = now.threads() == 0 ? all : now.threads();
        return threads != devices().engine().threads()
                || now.cuda() != devices().engine().gpu().isPresent();
    }

    public ReadOnlyObjectProperty<Doing> doingProperty() {
        return doing.getReadOnlyProperty();
    }

    /** What is known of the card; empty before the first look. */
    public ReadOnlyObjectProperty<Optional<Cuda>> cudaProperty() {
        return cuda.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<DeviceChoice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /** Why the last thing did not work out; empty when it did. */
    public ReadOnlyObjectProperty<String> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Measured in this session. */
    public ObservableList<ThreadTime> times() {
        return times;
    }

    SettingsAccess access() {
        return access;
    }

    Command look() {
        return look;
    }

    Command measure() {
        return measure;
    }

    Command fetch() {
        return fetch;
    }

    Command attempt() {
        return attempt;
    }

    Command cancel() {
        return cancel;
    }

    Command restart() {
        return restart;
    }

    public List<Command> commands() {
        return List.of(look, measure, fetch, attempt, cancel, restart);
    }
}
