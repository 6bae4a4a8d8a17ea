package org.seki.ui.experiments;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seki.device.EngineUnavailable;
import org.seki.evaluation.Progress;
import org.seki.experiment.CorrelationReport.Point;
import org.seki.experiment.WorkerFailed;
import org.seki.search.JournalException;
import org.seki.search.SearchRefused;
import org.seki.ui.fx.Refusal;

/**
 * What goes on behind the Rank correlation screen, one long task at a time, and what was refused.
 * Asked on the JavaFX thread, works on others.
 */
public final class CorrelationWork {
    /** What goes on. */
    public enum Doing {
        NOTHING,
        ESTIMATING,
        MEASURING,
        STOPPING
    }

    /** Something long. */
    interface Task {
        /**
         * @return what follows on the JavaFX thread
         */
        Runnable with(MeasuringMonitor monitor);
    }

    private static final Progress IDLE = new Progress("", 0, Optional.empty());

    private final Executor background;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Doing> doing = new ReadOnlyObjectWrapper<>(Doing.NOTHING);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(IDLE);
    private final ReadOnlyObjectWrapper<Optional<Refusal>> refusal =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable MeasuringMonitor going;

    CorrelationWork(Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
    }

    public ReadOnlyObjectProperty<Doing> doingProperty() {
        return doing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Refusal>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    boolean idle() {
        return doing.get() == Doing.NOTHING;
    }

    /**
     * @param points hears every point that is known
     * @param ended is run at the end, however that came
     */
    void begin(Doing what, Consumer<List<Point>> points, Task task, Runnable ended) {
        doing.set(what);
        progress.set(Progress.of("Getting ready"));
        MeasuringMonitor monitor = new MeasuringMonitor(fx, this::tell, points);
        going = monitor;
        background.execute(() -> {
            try {
                guarded(() -> task.with(monitor));
            } finally {
                fx.execute(() -> rest(ended));
            }
        });
    }

    private void tell(Progress now) {
        if (!idle()) {
            progress.set(now);
        }
    }

    private void rest(Runnable ended) {
        doing.set(Doing.NOTHING);
        progress.set(IDLE);
        going = null;
        ended.run();
    }

    void stop() {
        if (going != null) {
            doing.set(Doing.STOPPING);
            going.stop();
        }
    }

    /** For the window closes. */
    void close() {
        if (going != null) {
            going.stop();
        }
    }

    /**
     * Something short, beside whatever goes on.
     *
     * @param work gives what follows on the JavaFX thread
     */
    void aside(Supplier<Runnable> work) {
        background.execute(() -> guarded(work));
    }

    private void guarded(Supplier<Runnable> work) {
        Runnable then;
        try {
            then = work.get();
        } catch (CancellationException stopped) {
            then = () -> {}; // what was scored is kept
        } catch (SearchRefused e) {
            then = () -> refuse(e);
        } catch (WorkerFailed e) {
            then = () -> refuse(new Refusal(e.getMessage(), e.where(), e.next()));
        } catch (JournalException | UncheckedIOException | EngineUnavailable e) {
            String message = String.valueOf(e.getMessage());
            then = () -> refuse(new Refusal(message, "Workspace", "What was scored is kept."));
        }
        fx.execute(then);
    }

    void refuse(SearchRefused e) {
        refuse(new Refusal(e.getMessage(), e.where(), e.next()));
    }

    private void refuse(Refusal now) {
        refusal.set(Optional.of(now));
    }

    void forgetRefusal() {
        refusal.set(Optional.empty());
    }
}
