package org.seki.ui.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of a value from a worker to the JavaFX thread: the latest wins, so that as many as come
 * are one change there.
 */
public final class Latest<T> implements Consumer<T> {
    private final Executor fx;
    private final Consumer<T> heard;
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();

    /**
     * @param heard on the JavaFX thread
     */
    public Latest(Executor fx, Consumer<T> heard) {
        this.fx = fx;
        this.heard = heard;
    }

    /** Any thread; returns at once. */
    @Override
    public void accept(T now) {
        if (waiting.getAndSet(now) == null) {
            fx.execute(() -> {
                T last = waiting.getAndSet(null);
                if (last != null) {
                    heard.accept(last);
                }
            });
        }
    }
}
