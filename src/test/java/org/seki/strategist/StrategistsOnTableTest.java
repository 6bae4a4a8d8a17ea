package org.seki.strategist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.seki.space.NasBench201Space;

/** Every strategist on the measured NAS-Bench-201: chosen by validation, reported on test. */
class StrategistsOnTableTest {
    private static final List<String> DATASETS = List.of("cifar10", "cifar100", "imagenet16");

    /** Surveys its space once. */
    private static final Strategist STATISTICAL = new StatisticalStrategist();

    private static Table table;

    @BeforeAll
    static void read() {
        table =
                Table.read(
                        new NasBench201Space(),
                        "nasbench201/nasbench201.csv",
                        DATASETS.stream()
                                .flatMap(d -> Stream.of(d + "_val200", d + "_test200"))
                                .toList());
    }

    static Stream<Strategist> all() {
        return Stream.of(
                new RandomStrategist(),
                new TextbookStrategist(),
                new LocalSearchStrategist(),
                new EvolutionStrategist(),
                STATISTICAL);
    }

    static Strategist named(String name) {
        return all().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    private static double[] study(String strategist, String dataset, int seeds, int... budgets) {
        return table.study(
                named(strategist), dataset + "_val200", dataset + "_test200", seeds, budgets);
    }

    /** {@link Table#run} refuses a second text for an evaluated function. */
    @ParameterizedTest
    @MethodSource("all")
    void evaluatesDistinctFunctionsAndTheSameOnesAgain(Strategist strategist) {
        List<Known> run = table.run(strategist, "cifar100_val200", 60, 3);
        assertThat(run).hasSize(60);
        assertThat(table.run(strategist, "cifar100_val200", 60, 3)).isEqualTo(run);
        if (!strategist.name().equals("textbook")) {
            assertThat(table.run(strategist, "cifar100_val200", 60, 4)).isNotEqualTo(run);
        }
    }

    @ParameterizedTest
    @CsvSource({"cifar10, 94.36", "cifar100, 73.51", "imagenet16, 46.34"})
    void theTextbookNeedsOneEvaluation(String dataset, double test) {
        assertThat(study("textbook", dataset, 1, 1)[0]).isCloseTo(test, within(0.005));
    }

    /** 20 seeds: looser than the study of 200, and still above every baseline. */
    @ParameterizedTest
    @CsvSource({
        "cifar10, 93.9, 94.2",
        "cifar100, 72.0, 73.1",
        "imagenet16, 45.4, 46.1",
    })
    void theStatisticalOneLearns(String dataset, double after20, double after50) {
        double[] means = study("statistical", dataset, 20, 20, 50);
        assertThat(means[0]).isGreaterThan(after20);
        assertThat(means[1]).isGreaterThan(after50);
    }

    @Test
    void aProposalTakesMilliseconds() {
        List<Known> known = table.run(new RandomStrategist(), "cifar10_val200", 50, 1);
        Context context = context(Stage.SELF_EVOLUTION, known);
        STATISTICAL.propose(context, random(1), Listener.NONE);
        long fastest =
                Stream.iterate(2, i -> i + 1)
                        .limit(50)
                        .mapToLong(i -> {
                            long before = System.nanoTime();
                            STATISTICAL.propose(context, random(i), Listener.NONE);
                            return System.nanoTime() - before;
                        })
                        .min()
                        .orElseThrow();
        assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(20));
    }

    @Test
    void theAccountSpeaksOfEdgesWithNumbers() {
        List<Known> known = table.run(new RandomStrategist(), "cifar10_val200", 30, 1);
        Reply evolving = propose(context(Stage.SELF_EVOLUTION, known));
        assertThat(evolving.reasoning())
                .contains("statistical, not an LLM", "model of 30 ranked scores")
                .containsPattern("- edge \\d→\\d: \\w+ \\+\\d+\\.\\d ± \\d+\\.\\d");
        assertThat(evolving.strategy()).contains("Thompson sampling", "Against iteration 30");
        Reply inspired = propose(context(Stage.KNOWLEDGE_INSPIRATION, known));
        assertThat(inspired.strategy()).contains("Of the 3 shown");
        Reply early = propose(context(Stage.SELF_EVOLUTION, known.subList(0, 10)));
        assertThat(early.strategy()).contains("highest expected rank");
    }

    @Test
    void whatIsBannedIsNeitherLearntFromNorProposed() {
        List<Known> known = table.run(new RandomStrategist(), "cifar10_val200", 12, 5);
        List<Known> banned =
                known.stream()
                        .map(k ->
                                k.iteration() > 6
                                        ? new Known(
                                                k.iteration(),
                                                k.architecture(),
                                                k.score(),
                                                k.metrics(),
                                                false,
                                                true)
                                        : k)
                        .toList();
        Reply reply = propose(context(Stage.SELF_EVOLUTION, banned));
        assertThat(reply.reasoning()).contains("model of 6 ranked scores");
        String proposed = Table.parse(table.space(), reply.text()).canonical();
        assertThat(known).extracting(k -> k.architecture().canonical()).doesNotContain(proposed);
    }

    private static Reply propose(Context context) {
        return (Reply) STATISTICAL.propose(context, random(1), Listener.NONE);
    }

    private static Context context(Stage stage, List<Known> known) {
        boolean evolution = stage == Stage.SELF_EVOLUTION;
        return new Context(
                table.space(),
                stage,
                known.size() + 1,
                evolution ? Optional.of(known.getLast()) : Optional.empty(),
                evolution ? List.of() : known.subList(0, 3),
                known,
                List.of(),
                List.of());
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
