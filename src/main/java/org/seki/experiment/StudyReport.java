package org.seki.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.seki.evaluation.SealedTest;
import org.seki.evaluation.tabular.BenchmarkTable;
import org.seki.evaluation.tabular.TableDataSet;
import org.seki.evaluation.tabular.TableRow;

/**
 * What a study's trials come to: for each strategist, data set and budget the mean over seeds of
 * the reported metric of the best by validation; each pair of strategists compared seed by seed;
 * and what could be reached at all.
 */
public record StudyReport(
        List<Result> results, List<Comparison> comparisons, List<Ceiling> ceilings) {
    private static final double SIGNIFICANT = 0.05;

    /**
     * @param evaluations budget
     * @param seeds trials that were played
     * @param metric column of the table that is reported
     * @param regret optimum − mean
     */
    public record Result(
            String strategist,
            String dataset,
            int evaluations,
            int seeds,
            String metric,
            double mean,
            OptionalDouble sd,
            Optional<Interval> ci95,
            double regret) {}

    /**
     * @param difference of {@code strategist} − {@code other}, paired by seed
     * @param significant whether the difference is one at 5 %, after Holm's correction for all
     *     comparisons of the study
     */
    public record Comparison(
            String strategist,
            String other,
            String dataset,
            int evaluations,
            PairedDifference difference,
            boolean significant) {}

    /**
     * @param bestByValidation reported metric of the architecture of the highest validation
     * @param optimum highest reported metric of any
     */
    public record Ceiling(String dataset, String metric, double bestByValidation, double optimum) {}

    /** The reported metric after this many evaluations. */
    public record Point(int evaluations, MeanEstimate estimate) {}

    /**
     * What one strategist reached on one data set.
     *
     * @param points one for each evaluation
     */
    public record Curve(String dataset, String strategist, List<Point> points) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    static StudyReport of(StudySettings settings, BenchmarkTable table, List<Trial> trials) {
        return of(settings, table, trials, true);
    }

    /** Without comparisons, which take most of the time. */
    static StudyReport standings(StudySettings settings, BenchmarkTable table, List<Trial> trials) {
        return of(settings, table, trials, false);
    }

    private static StudyReport of(
            StudySettings settings, BenchmarkTable table, List<Trial> trials, boolean compared) {
        List<Ceiling> ceilings =
                settings.datasets().stream().map(name -> ceiling(table, name)).toList();
        Map<List<String>, List<Trial>> groups = groups(trials);
        List<Result> results = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        for (Ceiling ceiling : ceilings) {
            List<List<Trial>> contenders =
                    settings.contenders().stream()
                            .map(c -> groups.get(List.of(ceiling.dataset(), c.name())))
                            .flatMap(group -> Optional.ofNullable(group).stream())
                            .toList();
            for (int evaluations : settings.evaluations()) {
                contenders.forEach(group -> results.add(result(group, evaluations, ceiling)));
                comparisons.addAll(compared ? pairs(contenders, evaluations) : List.of());
            }
        }
        return new StudyReport(List.copyOf(results), corrected(comparisons), ceilings);
    }

    private static Ceiling ceiling(BenchmarkTable table, String name) {
        TableDataSet dataset = table.dataSet(name).orElseThrow();
        Function<TableRow, Double> reported =
                row -> row.test().map(SealedTest::open).orElse(row.validation());
        TableRow best =
                table.rows(dataset)
                        .max(Comparator.comparingDouble(TableRow::validation))
                        .orElseThrow();
        return new Ceiling(
                name,
                dataset.test().orElse(dataset.validation()),
                reported.apply(best),
                table.rows(dataset).mapToDouble(reported::apply).max().orElseThrow());
    }

    private static Result result(List<Trial> group, int evaluations, Ceiling ceiling) {
        MeanEstimate estimate = estimate(group, evaluations);
        return new Result(
                group.getFirst().key().contender(),
                ceiling.dataset(),
                evaluations,
                estimate.n(),
                ceiling.metric(),
                estimate.mean(),
                estimate.sd(),
                estimate.ci95(),
                ceiling.optimum() - estimate.mean());
    }

    private static MeanEstimate estimate(List<Trial> group, int evaluations) {
        return MeanEstimate.of(
                group.stream().mapToDouble(trial -> trial.reported(evaluations)).toArray());
    }

    private static List<Comparison> pairs(List<List<Trial>> contenders, int evaluations) {
        List<Comparison> pairs = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            for (int j = i + 1; j < contenders.size(); j++) {
                compare(contenders.get(i), contenders.get(j), evaluations).ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    /** Empty while they have no seed in common. */
    private static Optional<Comparison> compare(
            List<Trial> one, List<Trial> other, int evaluations) {
        Map<Long, Double> first = bySeed(one, evaluations);
        Map<Long, Double> second = bySeed(other, evaluations);
        first.keySet().retainAll(second.keySet());
        second.keySet().retainAll(first.keySet());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Comparison(
                        one.getFirst().key().contender(),
                        other.getFirst().key().contender(),
                        one.getFirst().key().dataset(),
                        evaluations,
                        PairedDifference.of(array(first), array(second)),
                        false));
    }

    private static TreeMap<Long, Double> bySeed(List<Trial> trials, int evaluations) {
        var bySeed = new TreeMap<Long, Double>();
        trials.forEach(trial -> bySeed.put(trial.key().seed(), trial.reported(evaluations)));
        return bySeed;
    }

    private static double[] array(Map<Long, Double> values) {
        return values.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Holm 1979: the k-th smallest of m p-values has to be below 5 % / (m − k + 1). */
    private static List<Comparison> corrected(List<Comparison> comparisons) {
        List<Comparison> byP =
                comparisons.stream()
                        .sorted(Comparator.comparingDouble(c -> c.difference().p()))
                        .toList();
        int rejected = 0;
        while (rejected < byP.size()
                && byP.get(rejected).difference().p() <= SIGNIFICANT / (byP.size() - rejected)) {
            rejected++;
        }
        List<Comparison> significant = byP.subList(0, rejected);
        return comparisons.stream()
                .map(c ->
                        new Comparison(
                                c.strategist(),
                                c.other(),
                                c.dataset(),
                                c.evaluations(),
                                c.difference(),
                                significant.contains(c)))
                .toList();
    }

    /** Of each data set and strategist that has trials, in the settings' order. */
    static List<Curve> curves(StudySettings settings, List<Trial> trials) {
        Map<List<String>, List<Trial>> groups = groups(trials);
        List<Curve> curves = new ArrayList<>();
        for (String dataset : settings.datasets()) {
            for (Contender contender : settings.contenders()) {
                List<Trial> group =
                        groups.getOrDefault(List.of(dataset, contender.name()), List.of());
                if (!group.isEmpty()) {
                    curves.add(
                            new Curve(dataset, contender.name(), curve(group, settings.longest())));
                }
            }
        }
        return curves;
    }

    private static Map<List<String>, List<Trial>> groups(List<Trial> trials) {
        return trials.stream()
                .collect(
                        Collectors.groupingBy(
                                t -> List.of(t.key().dataset(), t.key().contender())));
    }

    /** The curve of one strategist on one data set: a point for each evaluation. */
    public static List<Point> curve(List<Trial> trials, int longest) {
        List<Point> curve = new ArrayList<>();
        for (int evaluations = 1; evaluations <= longest && !trials.isEmpty(); evaluations++) {
            curve.add(new Point(evaluations, estimate(trials, evaluations)));
        }
        return curve;
    }
}
