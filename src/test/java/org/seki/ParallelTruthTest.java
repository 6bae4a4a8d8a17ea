package org.seki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.device.FakeMachine;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.experiment.CorrelationReport;
import org.seki.experiment.CorrelationSettings;
import org.seki.experiment.Correlations;
import org.seki.experiment.Truth;
import org.seki.experiment.WorkerFailed;
import org.seki.experiment.Workers;
import org.seki.search.Preset;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.space.Spaces;
import org.seki.store.Workspace;

/** Truths trained at the same time, in real processes, on networks of a few channels. */
class ParallelTruthTest {
    @TempDir private Path folder;

    private final Started started = new Started(new WorkerProcesses(FakeMachine.laptop()));

    /** Remembers the processes. */
    private record Started(Workers workers, List<Process> all) implements Workers {
        Started(Workers workers) {
            this(workers, new ArrayList<>());
        }

        @Override
        public int suitable() {
            return 2;
        }

        @Override
        public int most() {
            return workers.most();
        }

        @Override
        public Process start() throws IOException {
            all.add(workers.start());
            return all.getLast();
        }
    }

    /** Does something once so much was told. */
    private record Until(String activity, Runnable then, List<String> told) implements Monitor {
        Until(String activity, Runnable then) {
            this(activity, then, new ArrayList<>());
        }

        @Override
        public boolean cancelled() {
            return then == CANCEL && !told.isEmpty() && told.getLast().startsWith(activity);
        }

        @Override
        public void progress(Progress progress) {
            if (progress.activity().startsWith(activity) && !told.contains(progress.activity())) {
                then.run();
            }
            told.add(progress.activity());
        }

        @Override
        public void sample(Sample sample) {}
    }

    private static final Runnable CANCEL = () -> {};

    @AfterEach
    void noProcessOutlivesAMeasurement() {
        assertThat(started.all).noneMatch(Process::isAlive);
    }

    private Correlations in(String workspace) {
        return new Correlations(
                new Workspace(
                        folder.resolve(workspace),
                        id -> Spaces.of(id).orElseThrow(),
                        Clock.systemUTC()),
                RealEvaluators.all(),
                started);
    }

    private static CorrelationSettings settings(String steps) {
        SearchSettings scored =
                Preset.QUICK
                        .settings("nasbench201", "fashion-mnist", new Choice("random", Map.of()), 1)
                        .withEvaluator(new Choice("zerocost", Map.of("parts", "parameters")));
        return new CorrelationSettings(
                scored,
                Optional.empty(),
                new Truth.Trained(
                        new Choice(
                                "scratch", Map.of("steps", steps, "channels", "8", "held", "100"))),
                10);
    }

    private static Map<String, Double> truths(CorrelationReport report) {
        return report.points().stream()
                .collect(Collectors.toMap(p -> p.genotype(), p -> p.truth()));
    }

    @Test
    void theScoresAreTheSameHoweverManyProcessesTrainAndWhateverHappenedToThem() {
        CorrelationSettings settings = settings("6");
        CorrelationReport alone = in("alone").training(1).measure(settings, _ -> {}, Monitor.NONE);
        assertThat(started.all).as("one at a time is done in this process").isEmpty();
        assertThat(truths(alone).values()).as("ten trainings").hasSizeGreaterThan(5);

        Until three = new Until("Training from scratch 3 of 10", this::killOne);
        WorkerFailed failed =
                catchThrowableOfType(
                        () -> in("two").measure(settings, _ -> {}, three), WorkerFailed.class);
        assertThat(failed)
                .hasMessageContaining("A process that trained a network has ended")
                .hasMessageContaining("exit code 137");
        assertThat(truths(alone)).containsKey(failed.where());
        assertThat(failed.next()).contains("the same command goes on");
        assertThat(started.all).hasSize(2);

        Until another = new Until("Training from scratch 6", CANCEL);
        assertThatThrownBy(() -> in("two").training(1).measure(settings, _ -> {}, another))
                .isInstanceOf(CancellationException.class);
        assertThat(another.told).noneMatch(t -> t.startsWith("Training from scratch 2 "));
        assertThat(started.all).hasSize(2);

        Until rest = new Until("never", CANCEL);
        CorrelationReport two = in("two").measure(settings, _ -> {}, rest);
        assertThat(rest.told)
                .noneMatch(t -> t.startsWith("Training from scratch 5 "))
                .contains("Training from scratch 10 of 10 architectures");
        assertThat(started.all).hasSize(4);
        assertThat(truths(two)).isEqualTo(truths(alone));
    }

    private void killOne() {
        started.all.getFirst().destroyForcibly();
    }

    @Test
    void cancelledWithinASecondInTheMiddleOfLongTrainings() {
        MachineNoise[] asked = new MachineNoise[1];
        Monitor impatient =
                new Monitor() {
                    @Override
                    public boolean cancelled() {
                        return asked[0] != null;
                    }

                    @Override
                    public void progress(Progress progress) {
                        if (asked[0] == null
                                && progress.activity().startsWith("Training")
                                && progress.fraction() > 0) {
                            asked[0] = new MachineNoise();
                            assertThat(progress.left().orElseThrow().toMillis()).isPositive();
                        }
                    }

                    @Override
                    public void sample(Sample sample) {}
                };
        assertThatThrownBy(() -> in("w").measure(settings("20000"), _ -> {}, impatient))
                .isInstanceOf(CancellationException.class);
        try (MachineNoise noise = asked[0]) {
            noise.assertWithin(Duration.ofSeconds(1));
        }
        assertThat(started.all).hasSize(2);
    }

    @Test
    void refusesHowManyInASentence() {
        assertThatThrownBy(() -> in("w").training(0))
                .isInstanceOf(SearchRefused.class)
                .hasMessageContaining("0 networks");
        assertThatThrownBy(() -> in("w").training(65)).isInstanceOf(SearchRefused.class);
    }
}
