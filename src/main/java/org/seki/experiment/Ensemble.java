package org.seki.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.seki.evaluation.RankCorrelation;
import org.seki.evaluation.Ranks;

/** A score that puts ranks together, and what each of them adds to it. */
public final class Ensemble {
    private static final String RANK = "_rank";
    private static final int RESAMPLES = 1000;

    /** Whoever puts them together otherwise ranks otherwise. */
    private static final double THE_SAME = 0.999;

    private final List<Scored> scored;
    private final double[] scores;
    private final Set<String> ranks;

    /**
     * What a part adds.
     *
     * @param tau of the other parts together
     * @param added τ of all of them, less that
     * @param ci95 of what is added: the percentiles of a bootstrap in which both are of the same
     *     architectures
     */
    public record Without(RankCorrelation tau, double added, Interval ci95) {}

    private Ensemble(List<Scored> scored) {
        this.scored = scored;
        this.scores = scored.stream().mapToDouble(Scored::score).toArray();
        this.ranks = new TreeSet<>(scored.getFirst().metrics().keySet());
        ranks.removeIf(m -> !m.endsWith(RANK));
    }

    /**
     * @param scored with metrics {@code PART_rank} in percent
     * @return empty when the score is not {@link Ranks#together} of at least two of them
     */
    static Optional<Ensemble> of(List<Scored> scored) {
        Ensemble ensemble = new Ensemble(scored);
        return ensemble.ranks.size() > 1
                        && RankCorrelation.tau(ensemble.without(""), ensemble.scores) > THE_SAME
                ? Optional.of(ensemble)
                : Optional.empty();
    }

    /** Empty for what is no part of it. */
    Optional<Without> without(String part, double[] truth) {
        if (!ranks.contains(part + RANK)) {
            return Optional.empty();
        }
        double[] others = without(part + RANK);
        Interval ci95 =
                Bootstrap.of(
                                truth.length,
                                RESAMPLES,
                                drawn -> tau(scores, truth, drawn) - tau(others, truth, drawn))
                        .interval();
        RankCorrelation rest = RankCorrelation.of(others, truth, new SplittableRandom(1));
        return Optional.of(
                new Without(rest, RankCorrelation.tau(scores, truth) - rest.tau(), ci95));
    }

    private double[] without(String rank) {
        return scored.stream()
                .mapToDouble(s -> Ranks.together(others(s.metrics(), rank)))
                .toArray();
    }

    private Map<String, Double> others(Map<String, Double> metrics, String rank) {
        return ranks.stream()
                .filter(r -> !r.equals(rank))
                .collect(
                        Collectors.toMap(
                                r -> r.substring(0, r.length() - RANK.length()),
                                r -> metrics.getOrDefault(r, Double.NaN) / 100));
    }

    private static double tau(double[] scores, double[] truth, int[] drawn) {
        double[] a = new double[drawn.length];
        double[] b = new double[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            a[i] = scores[drawn[i]];
            b[i] = truth[drawn[i]];
        }
        return RankCorrelation.tau(a, b);
    }
}
