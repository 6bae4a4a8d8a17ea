package org.seki.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.RealEvaluators;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.search.Preset;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.space.Spaces;
import org.seki.store.Workspace;

/** What a workspace keeps of its measurements, with real networks of a few channels. */
class CorrelationsTest {
    static final Choice NASWOT =
            new Choice(
                    "zerocost",
                    Map.of(
                            "parts", "naswot",
                            "channels", "8",
                            "images", "8",
                            "draws", "1",
                            "reference", "4"));

    private static final Truth.Trained BRIEFLY =
            new Truth.Trained(
                    new Choice("scratch", Map.of("steps", "4", "channels", "8", "held", "100")));

    @TempDir private Path folder;

    private Workspace workspace;
    private Correlations correlations;

    @BeforeEach
    void open() {
        workspace =
                new Workspace(
                        folder.resolve("w"), id -> Spaces.of(id).orElseThrow(), Clock.systemUTC());
        correlations = new Correlations(workspace, RealEvaluators.all());
    }

    private static SearchSettings scored() {
        return Preset.QUICK
                .settings("nasbench201", "fashion-mnist", new Choice("random", Map.of()), 1)
                .withEvaluator(NASWOT);
    }

    private static CorrelationSettings settings(int architectures) {
        return new CorrelationSettings(scored(), Optional.empty(), BRIEFLY, architectures);
    }

    /** Cancels once so much was told. */
    private static final class Impatient implements Monitor {
        private final String until;
        private final List<String> told = new ArrayList<>();
        private volatile boolean cancelled;

        Impatient(String until) {
            this.until = until;
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public void progress(Progress progress) {
            told.add(progress.activity());
            cancelled |= progress.activity().startsWith(until);
        }

        @Override
        public void sample(Sample sample) {}
    }

    @Test
    void aMeasurementIsKeptWithItsPointsAndGoesOnAfterAStop() {
        assertThat(correlations.kept()).isEmpty();
        assertThat(correlations.estimate(settings(10), Monitor.NONE))
                .as("ten short trainings")
                .isBetween(Duration.ofMillis(10), Duration.ofMinutes(2));

        Impatient stopping = new Impatient("Training from scratch 4 of 10");
        assertThatThrownBy(() -> correlations.measure(settings(10), _ -> {}, stopping))
                .isInstanceOf(CancellationException.class);
        assertThat(correlations.kept())
                .hasSize(1)
                .allSatisfy(m -> assertThat(m.settings()).isEqualTo(settings(10)))
                .allSatisfy(m -> assertThat(m.report()).isEmpty());
        assertThat(correlations.known(settings(10)))
                .as("three of ten were trained when it was stopped")
                .hasSize(3)
                .isEqualTo(correlations.known(settings(12)));
        List<CorrelationReport.Point> before = correlations.known(settings(10));

        Impatient going = new Impatient("never");
        CorrelationReport report = correlations.measure(settings(10), _ -> {}, going);
        assertThat(going.told)
                .doesNotContain("Training from scratch 1 of 10 architectures")
                .contains("Training from scratch 10 of 10 architectures");
        assertThat(correlations.kept())
                .hasSize(1)
                .allSatisfy(m -> assertThat(m.report()).contains(report));
        assertThat(report.points())
                .hasSize(10)
                .allSatisfy(p ->
                        assertThat(p.scores())
                                .containsOnlyKeys("score", "naswot", "parameters", "macs"));
        assertThat(report.points()).containsAll(before);
        assertThat(correlations.known(settings(10))).isEqualTo(report.points());
        assertThat(report.best()).hasSize(2);
        assertThat(report.best().getFirst().truth())
                .isEqualTo(
                        report.points().stream().mapToDouble(p -> p.truth()).max().orElseThrow());
        assertThat(correlations.estimate(settings(10), Monitor.NONE)).isEqualTo(Duration.ZERO);

        Impatient again = new Impatient("Scoring 1");
        correlations.measure(settings(10), _ -> {}, again);
        assertThat(again.told).as("all of it is kept").noneMatch(t -> t.startsWith("Scoring 1 "));
    }

    @Test
    void whatHasNoScoresYetIsNotMeasured() {
        String run = workspace.create(scored());
        assertThatThrownBy(() ->
                        correlations.measure(
                                new CorrelationSettings(scored(), Optional.of(run), BRIEFLY, 10),
                                _ -> {},
                                Monitor.NONE))
                .isInstanceOf(SearchRefused.class)
                .hasMessageContaining(run + " has no scores yet");
        assertThat(correlations.trust(run)).isEmpty();
        assertThat(correlations.kept()).isEmpty();
    }
}
