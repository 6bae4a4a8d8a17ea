package org.seki.evaluation.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.RankCorrelation;
import org.seki.evaluation.SealedTest;
import org.seki.evaluation.Trust;
import org.seki.evaluation.tabular.Surrogate.Observation;
import org.seki.evaluation.tabular.Surrogate.Prediction;
import org.seki.space.Architecture;
import org.seki.space.Diagnosis;
import org.seki.space.GenotypeReading;

/**
 * Makes a search possible where a table covers part of a space only: what the table holds is looked
 * up, all else is <em>predicted</em> from it and says so. What the search sees is fitted to
 * validation metrics alone.
 *
 * <p>Published for DARTS are 1,218 architectures with the validation accuracy that another
 * surrogate predicted, and 214 others that were trained and tested: the first are searched on, the
 * second say how far the score is to be trusted, and with both the test accuracy is predicted,
 * sealed.
 */
public final class SurrogateEvaluator implements Evaluator {
    private static final int SCORE = 0;
    private static final int TEST = 1;

    /** A fit takes seconds up to here; of larger tables every k-th row is taken. */
    private static final int MOST = 1_500;

    /**
     * Test metrics of architectures that the table need not hold.
     *
     * @param column {@code cifar10_test_final}
     */
    public record Tested(BenchmarkTable table, String column) {}

    private record Fitted(Surrogate score, Optional<Surrogate> test, Trust trust) {}

    private final BenchmarkTable table;
    private final TableDataSet dataSet;
    private final Optional<Tested> tested;
    private volatile @Nullable Fitted fitted;

    /**
     * @param tested of the same space
     */
    public SurrogateEvaluator(BenchmarkTable table, TableDataSet dataSet, Optional<Tested> tested) {
        this.table = table;
        this.dataSet = dataSet;
        this.tested = tested;
    }

    @Override
    public String name() {
        return "surrogate";
    }

    /** Fits; a fit is not stopped half way, and takes a second or two. */
    @Override
    public Map<String, Double> prepare(Monitor monitor) {
        Fitted ready = fitted;
        if (ready == null) {
            ready = fit(monitor);
            fitted = ready;
        }
        return Map.of("architectures", (double) table.architectures(), "tau", ready.trust.tau());
    }

    private Fitted fit(Monitor monitor) {
        tell(monitor, 0);
        List<Observation> validated = observations(table, dataSet.validation(), SCORE);
        Surrogate score = new Surrogate(table.space(), validated);
        tell(monitor, 0.4);
        if (tested.isEmpty()) {
            String truth = "the table's own rows, each left out";
            return new Fitted(
                    score, Optional.empty(), trust(score.leftOut(SCORE), validated, truth));
        }
        Tested other = tested.get();
        List<Observation> trained = observations(other.table, other.column, TEST);
        double[] scores =
                trained.stream()
                        .mapToDouble(o -> score.predict(o.architecture(), SCORE).mean())
                        .toArray();
        tell(monitor, 0.6);
        List<Observation> both = new ArrayList<>(validated);
        both.addAll(trained);
        Surrogate test = new Surrogate(table.space(), both);
        String truth =
                "%s of %s, which the score has not seen"
                        .formatted(other.column, other.table.file());
        return new Fitted(score, Optional.of(test), trust(scores, trained, truth));
    }

    private static void tell(Monitor monitor, double done) {
        monitor.check();
        monitor.progress(new Progress("Fitting the surrogate", done, Optional.empty()));
    }

    private static List<Observation> observations(BenchmarkTable table, String column, int source) {
        Map<String, Double> values = table.of(column);
        int step = Math.ceilDiv(Math.max(1, values.size()), MOST);
        List<Observation> observations = new ArrayList<>();
        int index = 0;
        for (Map.Entry<String, Double> value : values.entrySet()) {
            if (index++ % step == 0
                    && table.space().read(value.getKey()) instanceof GenotypeReading.Read read) {
                observations.add(new Observation(read.architecture(), source, value.getValue()));
            }
        }
        return observations;
    }

    private static Trust trust(double[] scores, List<Observation> truth, String against) {
        double[] values = truth.stream().mapToDouble(Observation::value).toArray();
        RankCorrelation found = RankCorrelation.of(scores, values, new Random(0));
        return new Trust(
                found.tau(),
                found.low(),
                found.high(),
                found.count(),
                against,
                "when the surrogate was fitted",
                Map.of());
    }

    /**
     * @throws IllegalStateException before {@link #prepare}
     */
    @Override
    public Evaluation evaluate(Architecture architecture, Monitor monitor) {
        monitor.check();
        Fitted ready = fitted;
        if (ready == null) {
            throw new IllegalStateException("the surrogate was not fitted");
        }
        return table.row(architecture, dataSet)
                .map(row ->
                        evaluation(
                                architecture,
                                row.validation(),
                                0,
                                "as in the table",
                                test(ready, architecture).or(row::test)))
                .orElseGet(() -> {
                    Prediction predicted = ready.score.predict(architecture, SCORE);
                    return evaluation(
                            architecture,
                            predicted.mean(),
                            predicted.deviation(),
                            "predicted, not measured",
                            test(ready, architecture));
                });
    }

    private Evaluation evaluation(
            Architecture architecture,
            double score,
            double deviation,
            String how,
            Optional<SealedTest> test) {
        Diagnosis diagnosis =
                architecture.space().diagnose(architecture, architecture.space().paperShape());
        return new Evaluation(
                score,
                Map.of(
                        dataSet.validation(),
                        score,
                        "deviation",
                        deviation,
                        "parameters",
                        (double) diagnosis.parameters(),
                        "macs",
                        (double) diagnosis.macs()),
                0,
                "%s of %s, %s".formatted(dataSet.validation(), table.file(), how),
                test);
    }

    /** Tested, else predicted by both tables. */
    private Optional<SealedTest> test(Fitted ready, Architecture architecture) {
        return tested.flatMap(other -> {
            Optional<Double> measured =
                    Optional.ofNullable(other.table.of(other.column).get(architecture.genotype()));
            return measured.or(() -> ready.test.map(s -> s.predict(architecture, TEST).mean()))
                    .map(SealedTest::new);
        });
    }

    /** Empty until it is prepared. */
    @Override
    public Optional<Trust> trust() {
        return Optional.ofNullable(fitted).map(Fitted::trust);
    }

    @Override
    public void close() {}
}
