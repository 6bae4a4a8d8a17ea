package org.seki.device;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs {@link EngineProbe} in a Java machine of its own, so that a native library that crashes or
 * hangs takes nothing with it. Blocks; never on the JavaFX thread.
 */
final class ProbeProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ProbeProcess.class);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long HEAP = 512L << 20;
    private static final long TICK_MS = 50;

    /** What it said last may be heard late, on a busy machine. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private static final int LONGEST = 300;

    private final List<String> command;
    private final Duration patience;

    /** With the Java machine and the classes of this process. */
    static ProbeProcess ofThisProgram() {
        return new ProbeProcess(ThisProgram.command(EngineProbe.class, HEAP), PATIENCE);
    }

    /**
     * @param command what is given the arguments of {@link EngineProbe}
     * @param patience for the whole run
     */
    ProbeProcess(List<String> command, Duration patience) {
        this.command = List.copyOf(command);
        this.patience = patience;
    }

    /** How it ended. */
    sealed interface Ended {
        /** By itself, well or not. */
        record By(int exit) implements Ended {}

        /** It had to be ended. */
        record Late(Duration after) implements Ended {}
    }

    /**
     * @param heard each line of standard output, on a thread of its own
     * @throws IOException when no process can be started
     * @throws CancellationException within a tenth of a second of being asked
     */
    Ended run(List<String> arguments, Consumer<String> heard, BooleanSupplier cancelled)
            throws IOException {
        Process process =
                new ProcessBuilder(Stream.concat(command.stream(), arguments.stream()).toList())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectInput(new File(nullDevice()))
                        .start();
        Thread listening = Thread.ofVirtual().start(() -> listen(process, heard));
        try {
            long until = System.nanoTime() + patience.toNanos();
            while (!process.waitFor(TICK_MS, TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                if (System.nanoTime() > until) {
                    return new Ended.Late(patience);
                }
            }
            listening.join(LAST_WORDS);
            return new Ended.By(process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String nullDevice() {
        return File.separatorChar == '\\' ? "NUL" : "/dev/null";
    }

    private static void listen(Process process, Consumer<String> heard) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.accept(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
            }
        } catch (IOException e) {
            LOG.debug("the probe was ended while it spoke", e);
        }
    }
}
