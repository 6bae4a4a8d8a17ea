package org.seki.experiment;

import java.nio.file.Path;
import java.time.Duration;
import org.seki.evaluation.Monitor;

/** A study in a process of its own, to be killed. Arguments: workspace, table. */
final class StudyProcess {
    private StudyProcess() {}

    static StudySettings settings(Path table) {
        return StudyFixture.settings(
                table, "cifar10,cifar100", "statistical,local-search", "5,10", 50);
    }

    public static void main(String[] args) throws InterruptedException {
        try (Study study =
                StudyFixture.studies(Path.of(args[0]))
                        .open(settings(Path.of(args[1])), false, Monitor.NONE)) {
            study.run(new StudyFixture.Heard(played -> report(played)));
        }
    }

    /** Waits to be killed once enough is kept, however late that comes. */
    private static boolean report(int played) {
        System.out.println(played);
        if (played < 40) {
            return false;
        }
        try {
            Thread.sleep(Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
