package org.seki.ui.setup;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.seki.llm.Chat;
import org.seki.llm.Discovery;
import org.seki.llm.Keys;

/**
 * How models are found and tried.
 *
 * @param trial asks once, without retries; throws {@link org.seki.search.SearchRefused} when the
 *     price table is wrong
 */
public record ModelAccess(Discovery discovery, Keys keys, Supplier<Chat> trial) {
    /**
     * Where the work of this package runs.
     *
     * @param background for what may wait
     * @param fx the JavaFX thread
     */
    public record Threads(Executor background, Executor fx) {}
}
