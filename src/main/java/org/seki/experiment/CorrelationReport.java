package org.seki.experiment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.seki.evaluation.RankCorrelation;
import org.seki.evaluation.Trust;

/**
 * How an evaluator's score, and each part of it, ranks architectures beside the truth.
 *
 * @param truth what they were held against, for people
 * @param secondsEach of an evaluation
 * @param secondsTraining of the supernet, once; empty where nothing was trained or its weights do
 *     not say
 * @param secondsTruth of a training from scratch; empty for a table
 * @param parts {@code score} first, then the others by their τ
 * @param points every architecture, in the order they were drawn
 */
public record CorrelationReport(
        String space,
        String dataset,
        String evaluator,
        String truth,
        int architectures,
        double secondsEach,
        Optional<Double> secondsTraining,
        Optional<Double> secondsTruth,
        List<Part> parts,
        List<Point> points) {
    private static final double BEST = 0.1;
    private static final String LOSS = "loss";
    private static final String SCORE = "score";

    public CorrelationReport {
        parts = List.copyOf(parts);
        points = List.copyOf(points);
    }

    /**
     * One architecture.
     *
     * @param truth what it is worth in truth
     * @param scores of each part, by its name; a loss with its sign turned
     * @param seconds the evaluation took
     */
    public record Point(String genotype, double truth, Map<String, Double> scores, double seconds) {
        public Point {
            scores = Map.copyOf(scores);
        }
    }

    /**
     * @param part {@code score}, or the name of a metric; a loss is taken with its sign turned
     * @param tau Kendall's τ-b with its 95 % bootstrap interval
     * @param bestTenth the same among the tenth that is best by truth: where a search has to choose
     * @param spearman ρ
     * @param pearson r
     * @param seconds an architecture, where it was timed; parts that come of one computation have
     *     the whole of it each
     * @param without what it adds to the score; empty for what is no part of it
     */
    public record Part(
            String part,
            RankCorrelation tau,
            RankCorrelation bestTenth,
            double spearman,
            double pearson,
            Optional<Double> seconds,
            Optional<Ensemble.Without> without) {}

    /**
     * @param truths of these architectures, in this order
     * @param secondsTraining of the supernet
     */
    static CorrelationReport of(
            CorrelationSettings settings,
            Truths truths,
            List<Scored> scored,
            Optional<Double> secondsTraining) {
        List<Point> points = points(truths.values(), scored);
        Optional<Ensemble> ensemble = Ensemble.of(scored);
        List<Part> parts = new ArrayList<>();
        for (String part : points.getFirst().scores().keySet()) {
            parts.add(
                    part(
                            part,
                            points,
                            truths.values(),
                            seconds(part, scored),
                            ensemble.flatMap(e -> e.without(part, truths.values()))));
        }
        parts.sort(
                Comparator.<Part, Boolean>comparing(p -> !p.part().equals(SCORE))
                        .thenComparing(p -> -p.tau().tau())
                        .thenComparing(Part::part));
        return new CorrelationReport(
                settings.scored().space(),
                settings.scored().dataset(),
                settings.scored().evaluator().kind(),
                truths.told(),
                scored.size(),
                scored.stream().mapToDouble(Scored::seconds).average().orElse(0),
                secondsTraining,
                truths.secondsEach(),
                parts,
                points);
    }

    /** Of some architectures, what they are worth in truth beside their scores. */
    static List<Point> points(double[] truth, List<Scored> scored) {
        Set<String> metrics = metrics(scored);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < truth.length; i++) {
            Scored one = scored.get(i);
            Map<String, Double> scores = new LinkedHashMap<>();
            one.metrics()
                    .forEach((metric, value) -> {
                        if (metrics.contains(metric)) {
                            scores.put(metric, metric.equals(LOSS) ? -value : value);
                        }
                    });
            scores.put(SCORE, one.score());
            points.add(new Point(one.genotype(), truth[i], scores, one.seconds()));
        }
        return points;
    }

    public Part score() {
        return parts.getFirst();
    }

    /** The tenth that is best by truth, two at least, the best first. */
    public List<Point> best() {
        return points.stream()
                .sorted(Comparator.comparingDouble(p -> -p.truth()))
                .limit(Math.max(2, Math.round(BEST * points.size())))
                .toList();
    }

    /** As it is kept with the evaluator's weights. */
    Trust trust() {
        RankCorrelation tau = score().tau();
        return new Trust(
                tau.tau(),
                tau.low(),
                tau.high(),
                architectures,
                truth,
                "%s, with this run's own evaluator".formatted(LocalDate.now()),
                parts.stream()
                        .skip(1)
                        .collect(Collectors.toMap(Part::part, p -> p.tau().tau(), (a, _) -> a)));
    }

    /** Those that every evaluation has; a rank says nothing that its own part does not. */
    private static Set<String> metrics(List<Scored> scored) {
        Set<String> metrics = new LinkedHashSet<>(scored.getFirst().metrics().keySet());
        scored.forEach(s -> metrics.retainAll(s.metrics().keySet()));
        metrics.removeIf(m -> m.endsWith("_rank"));
        return metrics;
    }

    private static Optional<Double> seconds(String part, List<Scored> scored) {
        OptionalDouble mean =
                scored.stream()
                        .map(s ->
                                part.equals(SCORE)
                                        ? Double.valueOf(s.seconds())
                                        : s.costs().get(part))
                        .filter(Objects::nonNull)
                        .mapToDouble(s -> s)
                        .average();
        return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
    }

    private static Part part(
            String name,
            List<Point> points,
            double[] truth,
            Optional<Double> seconds,
            Optional<Ensemble.Without> without) {
        double[] values =
                points.stream()
                        .mapToDouble(p -> p.scores().getOrDefault(name, Double.NaN))
                        .toArray();
        SplittableRandom random = new SplittableRandom(1);
        return new Part(
                name,
                RankCorrelation.of(values, truth, random),
                RankCorrelation.ofBest(values, truth, BEST, random),
                finite(new SpearmansCorrelation().correlation(values, truth)),
                finite(new PearsonsCorrelation().correlation(values, truth)),
                seconds,
                without);
    }

    /** Of values that are all equal nothing can be said. */
    private static double finite(double correlation) {
        return Double.isNaN(correlation) ? 0 : correlation;
    }
}
