package org.seki.ui.training;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seki.training.Epoch;
import org.seki.training.KeptTraining;
import org.seki.training.TrainingRequest;
import org.seki.training.Trainings;

/** The training that is looked at, as far as it is known; used on the JavaFX thread. */
final class Shown {
    private final Supplier<Trainings> trainings;
    private final Work work;
    private final Predicate<TrainingRequest> goesOn;
    private final ReadOnlyObjectWrapper<Optional<KeptTraining>> training =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param goesOn whether it is what is trained now
     */
    Shown(Supplier<Trainings> trainings, Work work, Predicate<TrainingRequest> goesOn) {
        this.trainings = trainings;
        this.work = work;
        this.goesOn = goesOn;
    }

    ReadOnlyObjectProperty<Optional<KeptTraining>> property() {
        return training.getReadOnlyProperty();
    }

    Optional<KeptTraining> get() {
        return training.get();
    }

    boolean is(TrainingRequest request) {
        return get().filter(k -> k.request().repeats(request)).isPresent();
    }

    void show(KeptTraining kept) {
        training.set(Optional.of(kept));
        reread(kept.request());
    }

    /** Of which nothing may be kept yet. */
    void show(TrainingRequest request) {
        if (!is(request)) {
            training.set(Optional.of(new KeptTraining(request, List.of(), Instant.now())));
        }
    }

    void clear() {
        training.set(Optional.empty());
    }

    void ended(TrainingRequest request, long seed, Epoch epoch, int epochs) {
        get().filter(_ -> is(request))
                .ifPresent(k -> training.set(Optional.of(k.with(seed, epoch, epochs))));
    }

    /** As it is kept; nothing is looked at where it was refused before anything was kept. */
    void reread(TrainingRequest request) {
        work.off(() -> {
            Optional<KeptTraining> now = trainings.get().kept(request);
            return () -> {
                if (is(request) && !(goesOn.test(request) && isBehind(now))) {
                    training.set(now);
                }
            };
        });
    }

    /** What was heard since counts more than what was read before. */
    private boolean isBehind(Optional<KeptTraining> read) {
        return read.isEmpty() || epochs(read) < epochs(get());
    }

    private static int epochs(Optional<KeptTraining> kept) {
        return kept.map(KeptTraining::epochs).orElse(0);
    }
}
