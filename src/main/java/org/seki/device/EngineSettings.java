package org.seki.device;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the native engine is started.
 *
 * @param cache where its libraries are unpacked (446 MB, once), unless {@code DJL_CACHE_DIR} says
 *     otherwise
 * @param threads for one operation; scores repeat to the last digit only at the same number
 * @param gpu to compute on a card; empty for the CPU
 */
public record EngineSettings(Path cache, int threads, Optional<Gpu> gpu) {
    /**
     * @param libraries the folder with the CUDA build of libtorch
     * @param note lies on the disk while it is loaded, see {@link CudaStart}; empty in a probe
     */
    public record Gpu(Path libraries, Optional<Path> note) {}

    public EngineSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, not " + threads);
        }
    }

    /** On the CPU. */
    public EngineSettings(Path cache, int threads) {
        this(cache, threads, Optional.empty());
    }

    /** On the CPU, with all processors of this machine. */
    public static EngineSettings of(Folders folders) {
        return new EngineSettings(
                folders.cache().resolve("djl"), Runtime.getRuntime().availableProcessors());
    }
}
