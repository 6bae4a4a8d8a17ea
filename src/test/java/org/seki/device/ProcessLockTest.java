package org.seki.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.OwnProcess;

class ProcessLockTest {
    @TempDir private Path folder;

    /** A process that holds the file until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            try (ProcessLock held = ProcessLock.take(Path.of(args[0])).orElseThrow()) {
                System.out.println("held");
                Thread.sleep(600_000);
            }
        }
    }

    @Test
    void isGivenBackWhenItsProcessIsKilled() throws Exception {
        Path file = folder.resolve("lock");
        Process other = OwnProcess.of(Holder.class, file.toString()).start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");
            assertThat(ProcessLock.held(file)).isTrue();
            assertThat(ProcessLock.take(file)).isEmpty();
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessLock.held(file)).isFalse();
        ProcessLock.take(file).orElseThrow().close();
    }

    /** Each once took the others' look for a process that holds it. */
    @Test
    void manyWhoLookAtOnceDoNotSeeEachOther() throws Exception {
        Path file = folder.resolve("lock");
        ProcessLock.take(file).orElseThrow().close();
        List<Future<Boolean>> looks = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 2000; i++) {
                looks.add(threads.submit(() -> ProcessLock.held(file)));
            }
        }
        for (Future<Boolean> look : looks) {
            assertThat(look.get()).isFalse();
        }
    }

    @Test
    void isTheSameFileThroughALink() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = folder.resolve("link");
        try {
            Files.createSymbolicLink(link, real);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Assumptions.abort("no links can be made here: " + e);
        }
        try (ProcessLock held = ProcessLock.take(real.resolve("lock")).orElseThrow()) {
            assertThat(ProcessLock.held(link.resolve("lock"))).isTrue();
            assertThat(ProcessLock.take(link.resolve("lock"))).isEmpty();
        }
        assertThat(ProcessLock.held(link.resolve("lock"))).isFalse();
    }

    @Test
    void whoLooksMakesNothing() throws Exception {
        assertThat(ProcessLock.held(folder.resolve("none/lock"))).isFalse();
        assertThat(ProcessLock.held(folder.resolve("lock"))).isFalse();
        assertThat(folder).isEmptyDirectory();
    }
}
