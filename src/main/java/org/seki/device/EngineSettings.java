package org.seki.device;

import java.nio.file.Path;

/**
 * How the native engine is started.
 *
 * @param cache where its libraries are unpacked (446 MB, once), unless {@code DJL_CACHE_DIR} says
 *     otherwise
 * @param threads for one operation; scores repeat to the last digit only at the same number
 */
public record EngineSettings(Path cache, int threads) {
    public EngineSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, not " + threads);
        }
    }

    /** All processors of this machine. */
    public static EngineSettings of(Folders folders) {
        return new EngineSettings(
                folders.cache().resolve("djl"), Runtime.getRuntime().availableProcessors());
    }
}
