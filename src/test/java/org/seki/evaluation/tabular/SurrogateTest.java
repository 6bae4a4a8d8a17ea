package org.seki.evaluation.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.RankCorrelation;
import org.seki.evaluation.SealedTest;
import org.seki.evaluation.Trust;
import org.seki.evaluation.tabular.Surrogate.Observation;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;

class SurrogateTest {
    private final SearchSpace darts = Spaces.of("darts").orElseThrow();

    private List<Observation> drawn(int count, int source, long seed) {
        Random random = new Random(seed);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Architecture a = darts.sample(random);
            double value = darts.diagnose(a, darts.paperShape()).parameters() / 1e6;
            observations.add(new Observation(a, source, 90 + value));
        }
        return observations;
    }

    @Test
    void learnsWhatItCanSee() {
        Surrogate surrogate = new Surrogate(darts, drawn(200, 0, 1));
        List<Observation> other = drawn(100, 0, 2);
        double[] predicted =
                other.stream()
                        .mapToDouble(o -> surrogate.predict(o.architecture(), 0).mean())
                        .toArray();
        double[] truth = other.stream().mapToDouble(Observation::value).toArray();
        assertTrue(RankCorrelation.of(predicted, truth, new Random(3)).tau() > 0.8);
    }

    /** The closed form against fitting again without the one. */
    @Test
    void whatIsLeftOutIsWhatAFitWithoutItPredicts() {
        List<Observation> observations = drawn(40, 0, 4);
        observations.addAll(drawn(20, 1, 5));
        double[] leftOut = new Surrogate(darts, observations).leftOut(1);
        assertEquals(20, leftOut.length);
        List<Observation> others = new ArrayList<>(observations);
        Observation one = others.remove(47);
        Surrogate without = new Surrogate(darts, others);
        double again = without.predict(one.architecture(), 1).mean();
        assertEquals(again, leftOut[7], 0.05);
    }

    @Test
    void isSurerNearWhatWasMeasured() {
        List<Observation> observations = drawn(150, 0, 6);
        Surrogate surrogate = new Surrogate(darts, observations);
        double near = surrogate.predict(observations.getFirst().architecture(), 0).deviation();
        double far = surrogate.predict(darts.textbook(), 0).deviation();
        assertTrue(near > 0 && near < far, near + " " + far);
    }

    @Test
    void dartsIsPredictedAndSaysSo() {
        BenchmarkTable table = SharedTables.read("darts/nasbench301_zerocost.csv");
        BenchmarkTable tested = SharedTables.read("darts/darts_random214.csv");
        SurrogateEvaluator evaluator =
                new SurrogateEvaluator(
                        table,
                        table.dataSets().getFirst(),
                        Optional.of(new SurrogateEvaluator.Tested(tested, "cifar10_test_final")));
        assertThrows(
                IllegalStateException.class,
                () -> evaluator.evaluate(darts.textbook(), Monitor.NONE));
        evaluator.prepare(Monitor.NONE);

        Trust trust = evaluator.trust().orElseThrow();
        assertEquals(214, trust.architectures());
        assertTrue(trust.tau() > 0.38 && trust.low() > 0.3, trust.toString());

        Evaluation textbook = evaluator.evaluate(darts.textbook(), Monitor.NONE);
        assertEquals(94, textbook.score(), 1);
        assertTrue(textbook.provenance().endsWith("predicted, not measured"));
        assertTrue(textbook.metrics().get("deviation") > 0);
        assertEquals(97, textbook.test().map(SealedTest::open).orElseThrow(), 0.6);

        String text = table.rows(table.dataSets().getFirst()).findFirst().orElseThrow().genotype();
        Evaluation known = evaluator.evaluate(read(text), Monitor.NONE);
        assertEquals(93.32119, known.score());
        assertTrue(known.provenance().endsWith("as in the table"));

        String trained = tested.of("cifar10_test_final").keySet().iterator().next();
        Evaluation measured = evaluator.evaluate(read(trained), Monitor.NONE);
        assertEquals(97.02, measured.test().map(SealedTest::open).orElseThrow());
    }

    /** Of 3,256 architectures the table has 662: the others are predicted from them. */
    @Test
    void holesOfATableArePredicted() {
        BenchmarkTable table = SharedTables.read("transnas101/transnas101_macro_zerocost.csv");
        TableDataSet scenes = table.dataSet("class_scene").orElseThrow();
        SurrogateEvaluator evaluator = new SurrogateEvaluator(table, scenes, Optional.empty());
        evaluator.prepare(Monitor.NONE);
        Trust trust = evaluator.trust().orElseThrow();
        assertEquals(662, trust.architectures());
        assertTrue(trust.tau() > 0.75, trust.toString());
        SearchSpace macro = table.space();
        long predicted =
                macro.every()
                        .orElseThrow()
                        .map(a -> evaluator.evaluate(a, Monitor.NONE))
                        .filter(e -> e.provenance().endsWith("predicted, not measured"))
                        .count();
        assertEquals(3256 - 662, predicted);
    }

    private Architecture read(String text) {
        return ((GenotypeReading.Read) darts.read(text)).architecture();
    }
}
