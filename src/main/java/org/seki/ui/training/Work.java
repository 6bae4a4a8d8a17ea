package org.seki.ui.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.seki.data.DataRefused;
import org.seki.search.JournalException;
import org.seki.search.SearchRefused;
import org.seki.training.TrainingDiverged;
import org.seki.training.TrainingRefused;
import org.seki.ui.fx.Refusal;

/**
 * What may wait, off the JavaFX thread; what was refused is said on it.
 *
 * @param refused hears of it on the JavaFX thread
 */
record Work(Executor background, Executor fx, Consumer<Refusal> refused) {
    interface Task {
        /**
         * @return what follows on the JavaFX thread
         */
        Runnable run() throws IOException;
    }

    void off(Task task) {
        background.execute(() -> fx.execute(done(task)));
    }

    private Runnable done(Task task) {
        try {
            return task.run();
        } catch (IOException e) {
            return said(e).orElseThrow(() -> new UncheckedIOException(e));
        } catch (RuntimeException e) {
            return said(e).orElseThrow(() -> e);
        }
    }

    private Optional<Runnable> said(Exception e) {
        return refusal(e).map(r -> () -> refused.accept(r));
    }

    /** Empty for a fault of the program. */
    static Optional<Refusal> refusal(Exception e) {
        String message = String.valueOf(e.getMessage());
        return switch (e) {
            case SearchRefused r -> Optional.of(new Refusal(message, r.where(), r.next()));
            case TrainingRefused r -> Optional.of(new Refusal(r.sentence(), r.where(), r.next()));
            case DataRefused r -> Optional.of(new Refusal(message, r.where(), r.next()));
            case TrainingDiverged _ ->
                    Optional.of(
                            new Refusal(message, "Learning rate, Clip", "Then start it again."));
            case IllegalArgumentException _ ->
                    Optional.of(new Refusal(message, "Set up", "Correct this, then start."));
            case JournalException _ -> Optional.of(new Refusal(message, "Workspace", ""));
            case IOException _ ->
                    Optional.of(
                            new Refusal(
                                    message,
                                    "Workspace",
                                    "Make room or allow writing there; Resume goes on."));
            default -> Optional.empty();
        };
    }
}
