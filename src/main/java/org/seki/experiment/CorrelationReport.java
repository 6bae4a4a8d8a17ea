package org.seki.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.seki.evaluation.RankCorrelation;

/**
 * How an evaluator's score, and each part of it, ranks architectures beside the truth.
 *
 * @param truth what they were held against, for people
 * @param secondsEach of an evaluation
 * @param parts {@code score} first, then the others by their τ
 */
public record CorrelationReport(
        String space,
        String dataset,
        String evaluator,
        String truth,
        int architectures,
        double secondsEach,
        List<Part> parts) {
    private static final double BEST = 0.1;
    private static final String LOSS = "loss";
    private static final String SCORE = "score";

    public CorrelationReport {
        parts = List.copyOf(parts);
    }

    /**
     * @param part {@code score}, or the name of a metric; a loss is taken with its sign turned
     * @param tau Kendall's τ-b with its 95 % bootstrap interval
     * @param bestTenth the same among the tenth that is best by truth: where a search has to choose
     * @param spearman ρ
     * @param pearson r
     */
    public record Part(
            String part,
            RankCorrelation tau,
            RankCorrelation bestTenth,
            double spearman,
            double pearson) {}

    static CorrelationReport of(CorrelationSettings settings, Truths truths, List<Scored> scored) {
        List<Part> parts = new ArrayList<>();
        for (String metric : metrics(scored)) {
            parts.add(part(metric, scored, truths.values()));
        }
        parts.sort(Comparator.comparingDouble(p -> -p.tau().tau()));
        parts.addFirst(part(SCORE, scored, truths.values()));
        return new CorrelationReport(
                settings.scored().space(),
                settings.scored().dataset(),
                settings.scored().evaluator().kind(),
                truths.told(),
                scored.size(),
                scored.stream().mapToDouble(Scored::seconds).average().orElse(0),
                parts);
    }

    public Part score() {
        return parts.getFirst();
    }

    /** Those that every evaluation has; a rank says nothing that its own part does not. */
    private static Set<String> metrics(List<Scored> scored) {
        Set<String> metrics = new LinkedHashSet<>(scored.getFirst().metrics().keySet());
        scored.forEach(s -> metrics.retainAll(s.metrics().keySet()));
        metrics.removeIf(m -> m.endsWith("_rank"));
        return metrics;
    }

    private static Part part(String name, List<Scored> scored, double[] truth) {
        double[] values =
                scored.stream()
                        .mapToDouble(s ->
                                switch (name) {
                                    case SCORE -> s.score();
                                    case LOSS -> -s.metrics().getOrDefault(name, Double.NaN);
                                    default -> s.metrics().getOrDefault(name, Double.NaN);
                                })
                        .toArray();
        SplittableRandom random = new SplittableRandom(1);
        return new Part(
                name,
                RankCorrelation.of(values, truth, random),
                RankCorrelation.ofBest(values, truth, BEST, random),
                finite(new SpearmansCorrelation().correlation(values, truth)),
                finite(new PearsonsCorrelation().correlation(values, truth)));
    }

    /** Of values that are all equal nothing can be said. */
    private static double finite(double correlation) {
        return Double.isNaN(correlation) ? 0 : correlation;
    }
}
