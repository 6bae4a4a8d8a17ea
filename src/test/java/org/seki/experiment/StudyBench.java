package org.seki.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.evaluation.Monitor;
import org.seki.experiment.StudyFixture.Heard;
import org.seki.experiment.StudyReport.Result;

/** Every strategist on the measured tables, beside what others reached there. */
@Tag("bench")
class StudyBench {
    private static final String ALL = "statistical,random,evolution,local-search,textbook";

    /**
     * Test accuracy of CIFAR-10, CIFAR-100 and ImageNet16-120 that a sketch reached, by strategist
     * and evaluations. It counted every text as an evaluation; here an evaluation is a distinct
     * function, which spares local search the edits that change nothing. From one random
     * architecture in place of the best of ten it reaches 0.2 points more on CIFAR-100.
     */
    private static final Map<String, List<Double>> REFERENCE =
            Map.of(
                    "statistical 20", List.of(93.9, 72.0, 45.7),
                    "statistical 50", List.of(94.2, 73.1, 46.3),
                    "random 50", List.of(93.6, 71.0, 45.0),
                    "evolution 50", List.of(94.0, 72.2, 45.9),
                    "local-search 50", List.of(94.1, 72.6, 45.9),
                    "textbook 1", List.of(94.36, 73.51, 46.34));

    @TempDir private Path folder;

    private StudyReport play(Path table, String datasets, String evaluations, int seeds)
            throws InterruptedException {
        StudySettings settings = StudyFixture.settings(table, datasets, ALL, evaluations, seeds);
        long begun = System.nanoTime();
        try (Study study =
                StudyFixture.studies(folder.resolve("w")).open(settings, false, Monitor.NONE)) {
            study.run(new Heard(n -> false));
            StudyReport report = study.report();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf(
                    "%s: %,d runs in %d s on %d cores%n",
                    table.getFileName(),
                    settings.trials(),
                    took.toSeconds(),
                    Runtime.getRuntime().availableProcessors());
            assertThat(took).isLessThan(Duration.ofMinutes(3));
            return report;
        }
    }

    @Test
    void nasBench201() throws InterruptedException {
        List<String> datasets = List.of("cifar10", "cifar100", "imagenet16");
        StudyReport report =
                play(StudyFixture.nasbench201(), String.join(",", datasets), "1,20,50", 200);
        System.out.printf("%-18s %-10s %8s %17s %9s%n", "", "", "mean", "95 % interval", "sketch");
        for (Result r : report.results()) {
            List<Double> reference = REFERENCE.get(r.strategist() + " " + r.evaluations());
            Interval ci = r.ci95().orElseThrow();
            System.out.printf(
                    Locale.ROOT,
                    "%-15s %2d %-10s %8.3f [%7.3f, %7.3f] %9s%n",
                    r.strategist(),
                    r.evaluations(),
                    r.dataset(),
                    r.mean(),
                    ci.low(),
                    ci.high(),
                    reference == null ? "" : reference.get(datasets.indexOf(r.dataset())));
            if (reference != null) {
                double expected = reference.get(datasets.indexOf(r.dataset()));
                var mean = assertThat(r.mean()).as(r.strategist() + " on " + r.dataset());
                if (r.strategist().equals("statistical")) {
                    mean.isGreaterThan(expected);
                } else {
                    mean.isCloseTo(expected, Offset.offset(0.15));
                }
            }
        }
    }

    /** Regret at 50 evaluations: the lowest of all on at least five tasks of seven. */
    @Test
    void transNasBench101Micro() throws InterruptedException {
        String tasks =
                "class_scene,class_object,room_layout,jigsaw,segmentsemantic,normal,autoencoder";
        StudyReport report =
                play(StudyFixture.data("transnas101/transnas101_micro.csv"), tasks, "50", 200);
        int first = 0;
        for (String task : tasks.split(",")) {
            Map<String, Double> regret =
                    report.results().stream()
                            .filter(r -> r.dataset().equals(task))
                            .collect(Collectors.toMap(Result::strategist, Result::regret));
            StringBuilder line = new StringBuilder("%-16s".formatted(task));
            for (String strategist : ALL.split(",")) {
                line.append(
                        String.format(Locale.ROOT, " %s %.4f", strategist, regret.get(strategist)));
            }
            System.out.println(line);
            double least = regret.values().stream().mapToDouble(d -> d).min().orElseThrow();
            first += regret.getOrDefault("statistical", Double.NaN) == least ? 1 : 0;
        }
        System.out.println("statistical has the lowest regret on " + first + " of 7 tasks");
        assertThat(first).isGreaterThanOrEqualTo(5);
    }
}
