package org.seki;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the program again as it was started, once it has ended: a process has one engine. */
final class Restart {
    /** In the environment of the new process: which one it waits for. */
    private static final String AFTER = "SEKI_AFTER";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Restart.class);

    private final List<String> command;
    private volatile boolean asked;

    private Restart(List<String> command) {
        this.command = command;
    }

    /** Empty where the system does not tell how this process was started. */
    static Optional<Restart> ofThisProcess() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        return info.command()
                .flatMap(c ->
                        info.arguments()
                                .map(a ->
                                        new Restart(
                                                Stream.concat(Stream.of(c), Stream.of(a))
                                                        .toList())));
    }

    void ask() {
        asked = true;
    }

    /** The last thing this process does, if it was asked for. */
    void ifAsked() {
        if (!asked) {
            return;
        }
        try {
            ProcessBuilder next = new ProcessBuilder(command).inheritIO();
            next.environment().put(AFTER, Long.toString(ProcessHandle.current().pid()));
            next.start();
        } catch (IOException e) {
            LOG.warn("the program cannot be started again", e);
        }
    }

    /** The first thing a new process does: two must not write one workspace. */
    static void awaitFormer() {
        Optional.ofNullable(System.getenv(AFTER))
                .filter(pid -> pid.matches("\\d{1,18}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .ifPresent(former -> {
                    try {
                        former.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (ExecutionException | TimeoutException e) {
                        LOG.warn("process {} has not ended yet", former.pid(), e);
                    }
                });
    }
}
