package org.seki.experiment;

import java.nio.file.Path;
import org.seki.evaluation.Monitor;

/** A study in a process of its own, to be killed. Arguments: workspace, table. */
final class StudyProcess {
    private StudyProcess() {}

    static StudySettings settings(Path table) {
        return StudyFixture.settings(
                table, "cifar10,cifar100", "statistical,local-search", "5,10", 25);
    }

    public static void main(String[] args) throws InterruptedException {
        try (Study study =
                StudyFixture.studies(Path.of(args[0]))
                        .open(settings(Path.of(args[1])), false, Monitor.NONE)) {
            study.run(new StudyFixture.Heard(played -> report(played)));
        }
    }

    private static boolean report(int played) {
        System.out.println(played);
        return false;
    }
}
