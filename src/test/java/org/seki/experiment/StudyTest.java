package org.seki.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.OwnProcess;
import org.seki.evaluation.Monitor;
import org.seki.experiment.StudyFixture.Heard;
import org.seki.experiment.StudyReport.Comparison;
import org.seki.experiment.StudyReport.Result;
import org.seki.search.SearchRefused;

class StudyTest {
    @TempDir private Path folder;

    private Study open(String workspace, StudySettings settings) {
        return StudyFixture.studies(folder.resolve(workspace)).open(settings, false, Monitor.NONE);
    }

    private StudyReport played(String workspace, StudySettings settings)
            throws InterruptedException {
        try (Study study = open(workspace, settings)) {
            assertThat(study.run(new Heard(n -> false))).isTrue();
            return study.report();
        }
    }

    private static StudySettings small(int seeds) {
        return StudyFixture.settings(
                StudyFixture.nasbench201(), "cifar10,imagenet16", "random,textbook", "1,5", seeds);
    }

    @Test
    void reportsEachStrategistDataSetAndBudget() throws InterruptedException {
        StudyReport report = played("w", small(8));
        assertThat(report.results())
                .extracting(Result::strategist, Result::dataset, Result::evaluations, Result::seeds)
                .containsExactly(
                        Tuple.tuple("random", "cifar10", 1, 8),
                        Tuple.tuple("textbook", "cifar10", 1, 8),
                        Tuple.tuple("random", "cifar10", 5, 8),
                        Tuple.tuple("textbook", "cifar10", 5, 8),
                        Tuple.tuple("random", "imagenet16", 1, 8),
                        Tuple.tuple("textbook", "imagenet16", 1, 8),
                        Tuple.tuple("random", "imagenet16", 5, 8),
                        Tuple.tuple("textbook", "imagenet16", 5, 8));
        Result textbook = report.results().get(1);
        assertThat(textbook.metric()).isEqualTo("cifar10_test200");
        assertThat(textbook.mean()).isCloseTo(94.3633, within(1e-9));
        assertThat(textbook.sd().orElseThrow()).isCloseTo(0, within(1e-9));
        assertThat(textbook.regret()).isCloseTo(94.3733 - 94.3633, within(1e-9));
        assertThat(report.ceilings().get(1).bestByValidation()).isCloseTo(46.2, within(1e-9));
        assertThat(report.ceilings().get(1).optimum()).isCloseTo(47.3111, within(1e-9));
        Comparison first = report.comparisons().getFirst();
        assertThat(first.strategist()).isEqualTo("random");
        assertThat(first.other()).isEqualTo("textbook");
        assertThat(first.difference().losses()).isEqualTo(8);
        assertThat(first.difference().p()).isEqualTo(2 / 256.0);
        assertThat(first.significant()).isTrue();
    }

    @Test
    void goesOnWhereItWasStoppedAndPlaysOnlyWhatIsNew() throws InterruptedException {
        StudyReport whole = played("whole", small(60));
        AtomicInteger asked = new AtomicInteger();
        var soonAfterTheBeginning =
                new Heard(n -> false) {
                    @Override
                    public boolean cancelled() {
                        return asked.incrementAndGet() > 60;
                    }
                };
        try (Study study = open("halves", small(60))) {
            assertThat(study.run(soonAfterTheBeginning)).isFalse();
        }
        var second = new Heard(n -> false);
        try (Study study = open("halves", small(60))) {
            assertThat(study.run(second)).isTrue();
            assertThat(study.report()).isEqualTo(whole);
        }
        assertThat(second.kept).hasSizeBetween(10, 239);
        assertThat(second.kept.size() + second.played.size()).isEqualTo(240);
        assertThat(second.progress.getLast().fraction()).isEqualTo(1);
        var more = new Heard(n -> false);
        try (Study study = open("halves", small(62))) {
            assertThat(study.run(more)).isTrue();
        }
        assertThat(more.kept).hasSize(240);
        assertThat(more.played).hasSize(8);
    }

    @Test
    void aKilledStudyComesToTheSameTable() throws IOException, InterruptedException {
        Path table = StudyFixture.nasbench201();
        Process process =
                OwnProcess.of(
                                StudyProcess.class,
                                folder.resolve("killed").toString(),
                                table.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out = process.inputReader()) {
            while (!isAtLeast(40, out.readLine())) {
                assertThat(process.isAlive()).isTrue();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        var resumed = new Heard(n -> false);
        try (Study study = open("killed", StudyProcess.settings(table))) {
            assertThat(study.run(resumed)).isTrue();
            assertThat(resumed.kept).hasSizeBetween(40, 199);
            assertThat(study.report()).isEqualTo(played("whole", StudyProcess.settings(table)));
        }
    }

    private static boolean isAtLeast(int n, String line) {
        return line != null && line.matches("\\d+") && Integer.parseInt(line) >= n;
    }

    @Test
    void anotherTableIsAnotherStudy() throws InterruptedException, IOException {
        played("w", small(1));
        Path changed = Files.copy(StudyFixture.nasbench201(), folder.resolve("changed.csv"));
        Files.writeString(changed, Files.readString(changed).replaceFirst("\n0,", "\n00,"));
        StudySettings settings = StudyFixture.settings(changed, "cifar10", "random", "5", 1);
        assertThatThrownBy(() -> open("w", settings))
                .isInstanceOf(SearchRefused.class)
                .hasMessageContaining("was played on another table");
        var again = new Heard(n -> false);
        try (Study study =
                StudyFixture.studies(folder.resolve("w")).open(settings, true, Monitor.NONE)) {
            study.run(again);
        }
        assertThat(again.kept).isEmpty();
        assertThat(again.played).hasSize(1);
        assertThat(StudyFixture.studies(folder.resolve("w")).all()).containsExactly(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cifar11; random; 5; 1; has no data set \"cifar11\"",
                "cifar10,cifar10; random; 5; 1; each once",
                "cifar10; nobody; 5; 1; No strategist is called nobody",
                "cifar10; random,random; 5; 1; each once",
                "cifar10; random; 0; 1; Budgets of [0]",
                "cifar10; random; 7000; 1; 6466 distinct functions",
                "cifar10; random; 5; 0; cannot have 0 seeds",
            })
    void whatCannotBeStudiedIsRefused(
            String datasets, String strategists, String evaluations, int seeds, String sentence) {
        Path table = StudyFixture.nasbench201();
        assertThatThrownBy(() ->
                        open(
                                "w",
                                StudyFixture.settings(
                                        table, datasets, strategists, evaluations, seeds)))
                .isInstanceOf(SearchRefused.class)
                .hasMessageContaining(sentence);
        assertThat(folder.resolve("w")).doesNotExist();
    }

    @Test
    void aTableThatLeavesOutIsNotStudied() {
        Path macro = StudyFixture.data("transnas101/transnas101_macro_zerocost.csv");
        assertThatThrownBy(() ->
                        open("w", StudyFixture.settings(macro, "class_scene", "random", "5", 1)))
                .isInstanceOf(SearchRefused.class)
                .hasMessageContaining("2,594 are missing");
    }

    @Test
    void noTableNoStudy() {
        assertThatThrownBy(() ->
                        open(
                                "w",
                                StudyFixture.settings(
                                        folder.resolve("none.csv"), "a", "random", "5", 1)))
                .isInstanceOf(SearchRefused.class)
                .hasMessageContaining("none.csv");
    }

    @Test
    void aCurveHasAPointForEachEvaluation() {
        var key = new Trial.Key("cifar10", "random", 1);
        var trial =
                new Trial(
                        key, 4, "x", List.of(1.0, 3.0, 2.0, 3.0), List.of(10.0, 30.0, 20.0, 35.0));
        assertThat(StudyReport.curve(List.of(trial), 4))
                .extracting(p -> p.estimate().mean())
                .containsExactly(10.0, 30.0, 30.0, 30.0);
        assertThat(trial.reported(50)).isEqualTo(30);
    }
}
