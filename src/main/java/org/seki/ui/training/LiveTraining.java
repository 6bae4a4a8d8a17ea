package org.seki.ui.training;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.seki.training.Epoch;
import org.seki.training.Position;
import org.seki.training.TrainingOrder;
import org.seki.training.TrainingRequest;
import org.seki.training.Trainings;

/** The training, or estimate, that goes on now; used on the JavaFX thread, works on others. */
public final class LiveTraining implements Going.Screen {
    /** Seconds of work that a kill can cost. */
    private static final double SAVE_EVERY = 10;

    /** What goes on. */
    public enum Doing {
        NOTHING,
        ESTIMATING,
        TRAINING,
        PAUSING,
        STOPPING
    }

    /** Hears of it on the JavaFX thread. */
    interface Owner {
        /** A seed is begun or gone on with. */
        void begins(TrainingRequest request);

        void ended(TrainingRequest request, long seed, Epoch epoch, int epochs);

        /** Finished, paused or stopped. */
        void rests(TrainingRequest request);
    }

    private final Supplier<Trainings> trainings;
    private final Work work;
    private final Executor fx;
    private final Owner owner;
    private final ReadOnlyObjectWrapper<Doing> doing = new ReadOnlyObjectWrapper<>(Doing.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<Position>> position =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper estimate = new ReadOnlyStringWrapper("");
    private @Nullable Going going;
    private volatile CountDownLatch ended = new CountDownLatch(0);
    private Optional<TrainingRequest> request = Optional.empty();

    LiveTraining(Supplier<Trainings> trainings, Work work, Executor fx, Owner owner) {
        this.trainings = trainings;
        this.work = work;
        this.fx = fx;
        this.owner = owner;
    }

    public ReadOnlyObjectProperty<Doing> doingProperty() {
        return doing.getReadOnlyProperty();
    }

    /** Where it is; empty before its first step. */
    public ReadOnlyObjectProperty<Optional<Position>> positionProperty() {
        return position.getReadOnlyProperty();
    }

    /** What it does besides its steps, in a sentence. */
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** How long the training that is set up would take, in a sentence; empty until measured. */
    public ReadOnlyStringProperty estimateProperty() {
        return estimate.getReadOnlyProperty();
    }

    /** For another training is set up now; what is measured meanwhile is not wanted any more. */
    void forgetEstimate() {
        if (doing.get() == Doing.ESTIMATING) {
            stop();
        }
        estimate.set("");
    }

    /** Whether this is what goes on. */
    boolean is(TrainingRequest other) {
        return request.filter(other::repeats).isPresent();
    }

    void train(TrainingRequest wanted) {
        request = Optional.of(wanted);
        said.set("Reading the data set.");
        Going now = begin(Doing.TRAINING);
        CountDownLatch ends = new CountDownLatch(1);
        ended = ends;
        work.off(() -> {
            try {
                var _ = trainings.get().run(wanted, SAVE_EVERY, now);
            } catch (CancellationException stopped) {
                // what was saved is looked at when it rests
            } finally {
                ends.countDown();
                fx.execute(() -> {
                    rest();
                    owner.rests(wanted);
                });
            }
            return () -> {};
        });
    }

    void estimate(TrainingRequest wanted) {
        Going now = begin(Doing.ESTIMATING);
        estimate.set("Measuring a few steps");
        work.off(() -> {
            String[] told = {""};
            try {
                told[0] = TrainingWords.of(trainings.get().estimate(wanted, now::cancelled));
            } catch (CancellationException stopped) {
                told[0] = "";
            } finally {
                fx.execute(() -> {
                    rest();
                    estimate.set(now.cancelled() ? "" : told[0]);
                });
            }
            return () -> {};
        });
    }

    private Going begin(Doing what) {
        Going now = new Going(fx, this);
        going = now;
        estimate.set("");
        doing.set(what);
        return now;
    }

    private void rest() {
        going = null;
        request = Optional.empty();
        doing.set(Doing.NOTHING);
        position.set(Optional.empty());
        said.set("");
    }

    /** After its batch, with everything saved. */
    void pause() {
        if (going != null) {
            doing.set(Doing.PAUSING);
            going.pause();
        }
    }

    /** Within a second; what was done since the last save is done again. */
    void stop() {
        if (going != null) {
            doing.set(Doing.STOPPING);
            going.stop();
        }
    }

    /**
     * Waits until what went on has ended, with everything saved. Not on the JavaFX thread.
     *
     * @return whether it has within that time
     */
    boolean awaitEnd(Duration most) throws InterruptedException {
        return ended.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void begins(TrainingOrder order) {
        request.ifPresent(owner::begins);
    }

    @Override
    public void at(Position now) {
        if (going != null) {
            said.set("");
            position.set(Optional.of(now));
        }
    }

    @Override
    public void ended(long seed, Epoch epoch, int epochs) {
        request.ifPresent(r -> owner.ended(r, seed, epoch, epochs));
    }

    @Override
    public void said(String sentence) {
        said.set(sentence);
    }

    @Override
    public void waits() {
        said.set("Waits for its turn: a search has the engine.");
    }
}
