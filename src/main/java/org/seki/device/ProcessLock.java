package org.seki.device;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A file that one process holds. The operating system gives it back when the process ends, however
 * it ends. On Unix whoever closes such a file gives up his process's lock on it: the file holds
 * nothing, nobody else opens it, and what this process holds is not even looked at. Any thread.
 */
public final class ProcessLock implements AutoCloseable {
    /** Whoever looks holds it for a moment. */
    private static final int TRIES = 5;

    private static final long BETWEEN_NANOS = 20_000_000;

    /** What this process holds; guarded by itself, as is each opening and closing of such files. */
    private static final Set<Path> HERE = new HashSet<>();

    private final Path file;
    private final FileChannel channel;

    private ProcessLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes it for the caller to close; may wait for a tenth of a second.
     *
     * @param file in a folder that is there
     * @return empty when this process or another one holds it
     * @throws IOException when the file cannot be written
     */
    public static Optional<ProcessLock> take(Path file) throws IOException {
        Path real = real(file);
        for (int i = 0; i < TRIES; i++) {
            synchronized (HERE) {
                if (HERE.contains(real)) {
                    return Optional.empty();
                }
                FileChannel channel = locked(real);
                if (channel != null) {
                    HERE.add(real);
                    return Optional.of(new ProcessLock(real, channel));
                }
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        return Optional.empty();
    }

    /**
     * Whether some process holds it now.
     *
     * @throws IOException when that cannot be found out
     */
    public static boolean held(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        Path real = real(file);
        synchronized (HERE) {
            if (HERE.contains(real)) {
                return true;
            }
            try (FileChannel channel = locked(real)) {
                return channel == null;
            }
        }
    }

    /** The same name for the same file, through whatever links it is reached. */
    private static Path real(Path file) throws IOException {
        return file.toAbsolutePath().resolveSibling("").toRealPath().resolve(file.getFileName());
    }

    private static @Nullable FileChannel locked(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? null : channel;
    }

    @Override
    public void close() throws IOException {
        synchronized (HERE) {
            HERE.remove(file);
            channel.close();
        }
    }
}
