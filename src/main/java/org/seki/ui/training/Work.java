package org.seki.ui.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

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
            return refusal(e).orElseThrow(() -> new UncheckedIOException(e));
        } catch (RuntimeException e) {
            return refusal(e).orElseThrow(() -> e);
        }
    }

    private Optional<Runnable> refusal(Exception e) {
        return Refusal.of(e).map(r -> () -> refused.accept(r));
    }
}
