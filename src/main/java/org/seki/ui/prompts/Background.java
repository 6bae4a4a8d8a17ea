package org.seki.ui.prompts;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.seki.search.JournalException;
import org.seki.search.SearchRefused;

/**
 * Work off the JavaFX thread, and what to do on it afterwards.
 *
 * @param fx the JavaFX thread
 */
record Background(Executor background, Executor fx) {
    /**
     * @param work gives what is done afterwards
     * @param refused hears, on the JavaFX thread, the sentence that says why it could not be done
     */
    void run(Supplier<Runnable> work, Consumer<String> refused) {
        run(work, refused, () -> {});
    }

    /**
     * @param cancelled done on the JavaFX thread when the work was cancelled
     */
    void run(Supplier<Runnable> work, Consumer<String> refused, Runnable cancelled) {
        background.execute(() -> fx.execute(done(work, refused, cancelled)));
    }

    private static Runnable done(
            Supplier<Runnable> work, Consumer<String> refused, Runnable cancelled) {
        try {
            return work.get();
        } catch (CancellationException e) {
            return cancelled;
        } catch (SearchRefused e) {
            return () -> refused.accept((e.getMessage() + " " + e.next()).strip());
        } catch (JournalException | IllegalArgumentException e) {
            return () -> refused.accept(String.valueOf(e.getMessage()));
        }
    }
}
