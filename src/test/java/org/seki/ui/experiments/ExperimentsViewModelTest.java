package org.seki.ui.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.MachineNoise;
import org.seki.experiment.Studies;
import org.seki.experiment.StudyFixture;
import org.seki.experiment.StudyReport.Comparison;
import org.seki.experiment.StudySettings;
import org.seki.experiment.StudyText;
import org.seki.ui.experiments.ExperimentsViewModel.Doing;

/** Without a toolkit: one thread stands for JavaFX's, others for the background. */
class ExperimentsViewModelTest {
    @TempDir private Path folder;

    /** As JavaFX's: after its end, what comes late is let go without a word. */
    private final ExecutorService fx =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    new ThreadPoolExecutor.DiscardPolicy());

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

    /** Nothing goes on into the next test, or while the folder is deleted. */
    @AfterEach
    void end() {
        fx.shutdownNow();
        fx.close();
        background.close();
    }

    private ExperimentsViewModel model() throws Exception {
        Studies studies = StudyFixture.studies(folder.resolve("w"));
        return on(() -> new ExperimentsViewModel(() -> studies, background, fx));
    }

    private <T> T on(Callable<T> work) throws Exception {
        return fx.submit(work).get();
    }

    private void await(ExperimentsViewModel model, Callable<Boolean> until) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!on(until)) {
            assertThat(System.nanoTime())
                    .as("%s", on(() -> model.refusalProperty().get()))
                    .isLessThan(end);
            Thread.sleep(10);
        }
    }

    private void choose(ExperimentsViewModel model, Path table) throws Exception {
        on(() -> {
            model.form().table().choose(table);
            return true;
        });
        await(model, () -> model.form().table().read().isPresent());
    }

    private void rest(ExperimentsViewModel model) throws Exception {
        await(model, () -> model.doingProperty().get() == Doing.NOTHING);
    }

    private Seen seen(ExperimentsViewModel model) throws Exception {
        return on(() -> model.seenProperty().get().orElseThrow());
    }

    private static boolean setUp(
            ExperimentsViewModel model, String datasets, String strategists, String seeds) {
        model.form().datasets().setAll(datasets.split(","));
        model.form().strategists().setAll(strategists.split(","));
        model.form().evaluationsProperty().set("1, 5");
        model.form().seedsProperty().set(seeds);
        model.run().run();
        return true;
    }

    @Test
    void playsStopsGoesOnAndIsExtended() throws Exception {
        ExperimentsViewModel model = model();
        choose(model, StudyFixture.nasbench201());
        assertThat(on(() -> model.form().nameProperty().get())).isEqualTo("nasbench201");
        assertThat(on(() -> model.form().datasetChoices())).contains("cifar10", "cifar100@12");

        on(() -> setUp(model, "cifar100", "statistical,textbook", "1500"));
        await(model, () -> model.seenProperty().get().filter(s -> s.played() > 20).isPresent());
        MachineNoise.assertWithin(
                Duration.ofSeconds(5),
                () -> {
                    on(() -> {
                        model.stop().run();
                        return true;
                    });
                    rest(model);
                });
        Seen stopped = seen(model);
        assertThat(stopped.played()).isBetween(21, 2999);
        assertThat(stopped.compared()).isTrue();

        int few = stopped.played() / 2;
        on(() -> setUp(model, "cifar100", "statistical,textbook", Integer.toString(few + 1)));
        await(model, () -> model.seenProperty().get().filter(Seen::finished).isPresent());
        rest(model);

        on(() -> setUp(model, "cifar100", "statistical,textbook,local-search", "6"));
        rest(model);
        Seen extended = seen(model);
        assertThat(extended.played()).isEqualTo(18);
        assertThat(extended.all()).isEqualTo(18);
        assertThat(extended.curves()).hasSize(3).allSatisfy(c -> assertThat(c.points()).hasSize(5));
        assertThat(extended.report().comparisons()).extracting(Comparison::strategist).hasSize(6);
        assertThat(on(() -> model.kept().stream().map(StudySettings::name).toList()))
                .containsExactly("nasbench201");
    }

    @Test
    void looksAtAStudyThatWasPlayedBefore() throws Exception {
        ExperimentsViewModel first = model();
        choose(first, StudyFixture.nasbench201());
        on(() -> setUp(first, "cifar10,imagenet16", "textbook", "2"));
        rest(first);

        ExperimentsViewModel second = model();
        on(() -> {
            second.refresh();
            return true;
        });
        await(second, () -> !second.kept().isEmpty());
        on(() -> {
            second.look(second.kept().getFirst());
            return true;
        });
        rest(second);
        assertThat(seen(second).report()).isEqualTo(seen(first).report());
        assertThat(on(() -> second.datasetProperty().get())).isEqualTo("cifar10");
        assertThat(on(() -> second.form().seedsProperty().get())).isEqualTo("2");
        await(second, () -> second.form().table().read().isPresent());
        assertThat(on(() -> List.copyOf(second.form().datasets())))
                .containsExactly("cifar10", "imagenet16");
    }

    @Test
    void whatCannotBePlayedIsRefused() throws Exception {
        ExperimentsViewModel model = model();
        assertThat(refusal(model)).contains("benchmark table");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "arch;cifar10_val\n");
        on(() -> {
            model.form().table().choose(bad);
            return true;
        });
        await(
                model,
                () ->
                        model.form().table().stateProperty().get()
                                        instanceof org.seki.ui.fx.TableFile.State.Refused r
                                && r.sentence().contains("semicolons"));
        choose(model, StudyFixture.nasbench201());
        on(() -> {
            model.form().seedsProperty().set("many");
            return true;
        });
        assertThat(refusal(model)).contains("many", "seeds");
        assertThat(folder.resolve("w")).doesNotExist();
    }

    private String refusal(ExperimentsViewModel model) throws Exception {
        on(() -> {
            model.run().run();
            return true;
        });
        rest(model);
        return on(() -> model.refusalProperty().get().orElseThrow().message());
    }

    @Test
    void aStudyIsWrittenAsTables() throws Exception {
        ExperimentsViewModel model = model();
        choose(model, StudyFixture.nasbench201());
        on(() -> setUp(model, "cifar10", "textbook,random", "3"));
        rest(model);
        Seen seen = seen(model);
        String csv = StudyText.csv(seen.curves());
        assertThat(csv.lines())
                .hasSize(11)
                .startsWith("dataset,strategist,evaluations,seeds,mean,sd,ci95_low,ci95_high")
                .anyMatch(line -> line.startsWith("cifar10,textbook,1,3,94.36"));
        String markdown = StudyText.markdown(seen.settings(), seen.report());
        assertThat(markdown)
                .contains(
                        "# nasbench201",
                        "| cifar10 | 5 | random | 3 | ",
                        "| cifar10 | cifar10_test200 | 94.3733 | 94.3733 |",
                        "| cifar10 | 1 | random − textbook | -3.0211 [",
                        "| 0.2500 | no |");
    }
}
