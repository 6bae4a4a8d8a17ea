package org.seki.strategist;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a person answers for a strategist: the search puts a prompt here and waits, without a
 * limit, until somebody puts a reply beside it. Thread-safe.
 */
public final class ManualDesk {
    private static final long LOOK_MS = 50;

    private final List<Consumer<Optional<Sheet>>> watchers = new CopyOnWriteArrayList<>();
    private @Nullable Sheet open;
    private @Nullable String reply;

    /**
     * A prompt that waits for its reply.
     *
     * @param iteration of the search
     * @param turn as in the journal
     * @param prompt all that has to be carried to a chat window that knows of this conversation
     *     what was carried there before
     * @param opening whether a new conversation begins here
     * @param fault what was wrong with the reply before, in a sentence; empty when nothing was
     */
    public record Sheet(
            int iteration, String turn, String prompt, boolean opening, Optional<String> fault) {}

    /** The prompt that waits; empty while none does. */
    public synchronized Optional<Sheet> open() {
        return Optional.ofNullable(open);
    }

    /**
     * Hears each sheet that is put here, and empty when it is taken away. Called on the search
     * thread, or at once with what lies here now.
     */
    public void watch(Consumer<Optional<Sheet>> watcher) {
        watchers.add(watcher);
        watcher.accept(open());
    }

    public void unwatch(Consumer<Optional<Sheet>> watcher) {
        watchers.remove(watcher);
    }

    /**
     * Any thread; returns at once.
     *
     * @param text a chat window's whole reply, or a genotype
     * @return whether a prompt was waiting for it
     */
    public synchronized boolean answer(String text) {
        if (open == null) {
            return false;
        }
        reply = text;
        notifyAll();
        return true;
    }

    /**
     * Waits for the reply; called by the search thread. While another search's prompt lies here,
     * this one waits its turn.
     *
     * @throws CancellationException once the listener was cancelled
     */
    String ask(Sheet sheet, Listener listener) {
        try {
            lay(sheet, listener);
            try {
                return reply(listener);
            } finally {
                take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private void lay(Sheet sheet, Listener listener) throws InterruptedException {
        synchronized (this) {
            while (open != null) {
                rest(listener);
            }
            open = sheet;
        }
        tell();
    }

    private synchronized String reply(Listener listener) throws InterruptedException {
        while (reply == null) {
            rest(listener);
        }
        return reply;
    }

    private void take() {
        synchronized (this) {
            open = null;
            reply = null;
            notifyAll();
        }
        tell();
    }

    private synchronized void rest(Listener listener) throws InterruptedException {
        if (listener.cancelled()) {
            throw new CancellationException("cancelled");
        }
        wait(LOOK_MS);
    }

    /** What lies here now, so that of two searches' tellings the last is right. */
    private void tell() {
        synchronized (watchers) {
            watchers.forEach(watcher -> watcher.accept(open()));
        }
    }
}
