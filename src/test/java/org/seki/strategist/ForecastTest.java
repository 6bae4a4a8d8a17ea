package org.seki.strategist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import org.seki.space.Architecture;
import org.seki.space.Edge;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

class ForecastTest {
    private final SearchSpace space = Spaces.of("nasbench201").orElseThrow();
    private final Random random = new Random(5);

    @Test
    void saysNothingOfTooFewEvaluations() {
        assertEquals(Optional.empty(), Forecast.of(evaluated(4)));
    }

    @Test
    void ranksArchitecturesItHasNotSeenAndCoversTheirScores() {
        Forecast forecast = Forecast.of(evaluated(80)).orElseThrow();
        double[] expected = new double[60];
        double[] truth = new double[60];
        int covered = 0;
        for (int i = 0; i < 60; i++) {
            Architecture a = space.sample(random);
            Forecast.Interval interval = forecast.score(a);
            expected[i] = interval.mean();
            truth[i] = score(a);
            covered += interval.low() <= truth[i] && truth[i] <= interval.high() ? 1 : 0;
        }
        double rank = new SpearmansCorrelation().correlation(expected, truth);
        assertTrue(rank > 0.9, "Spearman " + rank);
        assertTrue(covered >= 51, covered + " of 60 inside their 95 % interval");
    }

    @Test
    void knowsWhatAnOperationIsWorth() {
        Forecast forecast = Forecast.of(evaluated(80)).orElseThrow();
        Architecture all = space.textbook();
        List<Architecture> others =
                space.neighbours(all).stream()
                        .filter(a ->
                                !a.cells()
                                        .getFirst()
                                        .edges()
                                        .contains(new Edge(0, 3, Operation.NOR_CONV_3X3)))
                        .toList();
        Forecast.Interval effect = forecast.effect(all, others);
        assertTrue(effect.low() > 0, effect.toString());
        assertTrue(effect.low() < effect.mean() && effect.mean() < effect.high());
    }

    private List<Known> evaluated(int n) {
        List<Known> known = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Architecture a = space.sample(random);
            known.add(new Known(i, a, score(a), Map.of(), false, false));
        }
        return known;
    }

    /** Every 3×3 convolution is worth 2, the one from 0 to 3 twice that. */
    private static double score(Architecture a) {
        return 70
                + a.cells().getFirst().edges().stream()
                        .filter(e -> e.operation() == Operation.NOR_CONV_3X3)
                        .mapToDouble(e -> e.from() == 0 && e.to() == 3 ? 4 : 2)
                        .sum();
    }
}
