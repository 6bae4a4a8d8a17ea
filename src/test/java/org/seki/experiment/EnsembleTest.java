package org.seki.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.seki.evaluation.RankCorrelation;

/** What parts add, where it is known: the truth is one part, another is noise. */
class EnsembleTest {
    private final SplittableRandom random = new SplittableRandom(5);
    private final double[] truth = IntStream.range(0, 60).mapToDouble(i -> i).toArray();

    private List<Scored> scored(boolean together) {
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < truth.length; i++) {
            double good = 100 * (i + 0.5) / truth.length;
            double noise = random.nextDouble(1, 99);
            double score = together ? Math.log(good) + Math.log(noise) : good + noise;
            scored.add(
                    new Scored(
                            "a" + i,
                            score,
                            Map.of("good_rank", good, "noise_rank", noise, "good", good),
                            1,
                            Map.of()));
        }
        return scored;
    }

    @Test
    void withoutThePartThatKnowsNothingIsLeftAndWithoutTheNoiseAllIs() {
        Ensemble ensemble = Ensemble.of(scored(true)).orElseThrow();
        Ensemble.Without good = ensemble.without("good", truth).orElseThrow();
        assertThat(good.tau().tau()).isBetween(-0.25, 0.25);
        assertThat(good.added()).isPositive();
        assertThat(good.ci95().low()).as("beyond doubt").isPositive();
        Ensemble.Without noise = ensemble.without("noise", truth).orElseThrow();
        assertThat(noise.tau().tau()).isEqualTo(1);
        assertThat(noise.added()).isNegative();
        assertThat(noise.ci95().high()).isNegative();
        assertThat(noise.ci95().contains(noise.added())).isTrue();
    }

    @Test
    void whatIsNoPartAddsNothing() {
        Ensemble ensemble = Ensemble.of(scored(true)).orElseThrow();
        assertThat(ensemble.without("macs", truth)).isEmpty();
        assertThat(ensemble.without("", truth)).isEmpty();
    }

    @Test
    void aScoreThatIsNoSuchAggregateHasNoParts() {
        assertThat(Ensemble.of(scored(false))).isEmpty();
        List<Scored> alone =
                List.of(
                        new Scored("a", 10, Map.of("loss_rank", 10.0), 1, Map.of()),
                        new Scored("b", 20, Map.of("loss_rank", 20.0), 1, Map.of()));
        assertThat(Ensemble.of(alone)).isEmpty();
    }

    @Test
    void aMeasurementOfAnOlderVersionIsRead() {
        Scored scored =
                StudyJson.read(
                        "{\"genotype\":\"a\",\"score\":1.5,\"metrics\":{\"loss\":2.0},\"seconds\":0.5}",
                        Scored.class,
                        "A score");
        assertThat(scored).isEqualTo(new Scored("a", 1.5, Map.of("loss", 2.0), 0.5, Map.of()));
        String tau = "{\"tau\":0.5,\"low\":0.1,\"high\":0.9,\"count\":20}";
        CorrelationReport report =
                StudyJson.read(
                        """
                        {"space":"darts","dataset":"d","evaluator":"e","truth":"t","architectures":20,
                         "secondsEach":0.5,"points":[],
                         "parts":[{"part":"score","tau":%s,"bestTenth":%s,"spearman":0.6,"pearson":0.7}]}
                        """
                                .formatted(tau, tau),
                        CorrelationReport.class,
                        "A measurement");
        assertThat(report.secondsTraining()).isEmpty();
        assertThat(report.score().seconds()).isEmpty();
        assertThat(report.score().without()).isEmpty();
        assertThat(report.score().tau()).isEqualTo(new RankCorrelation(0.5, 0.1, 0.9, 20));
    }
}
