package org.seki.evaluation.supernet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;
import org.seki.device.WholeFile;

/**
 * How many steps fit into a wished time on this machine. Counted once and kept in a file beside the
 * weights, so that a training goes on to the same end wherever and whenever it is resumed.
 */
final class TimeBudget {
    private static final long LEAST = 20;

    private final Path file;

    TimeBudget(Path folder) {
        this.file = folder.resolve("supernet.steps");
    }

    /**
     * Settings with the steps that were counted, or the same ones where no time was wished.
     *
     * @param secondsEach measures a step; asked only when nothing is kept yet
     * @throws UncheckedIOException in a sentence when the file is damaged or cannot be written
     */
    SupernetSettings settle(SupernetSettings settings, DoubleSupplier secondsEach) {
        return settings.budget()
                .map(wished -> {
                    long kept = kept();
                    if (kept == 0) {
                        kept =
                                Math.max(
                                        LEAST,
                                        (long) (wished.toSeconds() / secondsEach.getAsDouble()));
                        keep(kept);
                    }
                    return settings.withSteps(kept);
                })
                .orElse(settings);
    }

    private long kept() {
        try {
            long steps = Long.parseLong(Files.readString(file).strip());
            if (steps > 0) {
                return steps;
            }
            throw new UncheckedIOException(damaged(), new IOException(steps + " steps"));
        } catch (NoSuchFileException none) {
            return 0;
        } catch (NumberFormatException e) {
            throw new UncheckedIOException(damaged(), new IOException(e));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String damaged() {
        return file + " does not hold a number of steps. Delete it, and they are counted anew.";
    }

    private void keep(long steps) {
        try {
            WholeFile.replace(file, unfinished -> Files.writeString(unfinished, steps + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
