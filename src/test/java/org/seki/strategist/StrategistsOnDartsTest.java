package org.seki.strategist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seki.space.Architecture;
import org.seki.space.DartsSpace;
import org.seki.space.Operation;

/** DARTS has 10¹⁸ architectures: none of the strategists may try to list them. */
class StrategistsOnDartsTest {
    private static final DartsSpace DARTS = new DartsSpace();

    static Stream<Strategist> all() {
        return Stream.of(
                new RandomStrategist(),
                new TextbookStrategist(),
                new LocalSearchStrategist(),
                new EvolutionStrategist(),
                new StatisticalStrategist());
    }

    @ParameterizedTest
    @MethodSource("all")
    void proposesValidDistinctFunctions(Strategist strategist) {
        List<Known> run = run(strategist, 22, 1);
        Set<String> functions = new HashSet<>();
        run.forEach(known -> functions.add(known.architecture().canonical()));
        assertThat(functions).hasSize(22);
    }

    @Test
    void theStatisticalOneLearnsWhatIsRewarded() {
        Strategist statistical = new StatisticalStrategist();
        double learnt = best(run(statistical, 25, 1)) + best(run(statistical, 25, 2));
        var drawing = new RandomStrategist();
        double drawn = best(run(drawing, 25, 1)) + best(run(drawing, 25, 2));
        assertThat(learnt).isGreaterThan(drawn + 6);
    }

    private static double best(List<Known> run) {
        return run.stream().mapToDouble(Known::score).max().orElseThrow();
    }

    private static List<Known> run(Strategist strategist, int n, long seed) {
        var evaluated = new ArrayList<Known>();
        for (int i = 1; i <= n; i++) {
            var context =
                    new Context(
                            DARTS,
                            Stage.SELF_EVOLUTION,
                            i,
                            evaluated.stream().max(Comparator.comparingDouble(Known::score)),
                            List.of(),
                            evaluated,
                            List.of(),
                            List.of());
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1009 + i);
            var reply = (Reply) strategist.propose(context, random, Listener.NONE);
            Architecture architecture = Table.parse(DARTS, reply.text());
            evaluated.add(new Known(i, architecture, reward(architecture), Map.of(), false, false));
        }
        return evaluated;
    }

    /** Dilated convolutions in the normal cell and pooling in the reduction cell, of 16 edges. */
    private static double reward(Architecture architecture) {
        return architecture.cells().stream()
                .flatMap(cell ->
                        cell.edges().stream()
                                .filter(edge ->
                                        edge.operation()
                                                == (cell.name().equals("normal")
                                                        ? Operation.DIL_CONV_3X3
                                                        : Operation.MAX_POOL_3X3)))
                .count();
    }
}
