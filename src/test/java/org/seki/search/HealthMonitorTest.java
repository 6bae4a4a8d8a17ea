package org.seki.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.search.Iteration.Outcome;
import org.seki.search.SearchEvent.Health;
import org.seki.search.SearchSettings.Thresholds;
import org.seki.strategist.Stage;

class HealthMonitorTest {
    private static final Thresholds FIVE = new Thresholds(5, 0.3, 0.5, 1e-3, 0.6, 7);
    private static final String SKIPS = "skip_connect>skip_connect>skip_connect>nor_conv_3x3";
    private static final String FLAT = "avg_pool_3x3>none>none>none";
    private static final String DEEP = "nor_conv_3x3>nor_conv_1x1>nor_conv_3x3>skip_connect";

    private static Iteration iteration(
            int index, String genotype, double score, int replies, int rejected, int duplicates) {
        return new Iteration(
                index,
                Stage.SELF_EVOLUTION,
                Outcome.EVALUATED,
                Optional.empty(),
                Optional.of(ChainSpace.chain(genotype)),
                score,
                replies,
                rejected,
                duplicates);
    }

    /** Rejected and duplicates are of the last five iterations with two replies each. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, ''",
        "3, 0, ''",
        "4, 0, invalid rate: 4 of the last 10 replies",
        "0, 5, ''",
        "0, 6, duplicate rate: 6 of the last 10 replies",
        "4, 6, invalid rate: 4 of the last 10 replies"
    })
    void rates(int rejected, int duplicates, String expected) {
        List<Iteration> iterations = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            boolean first = i == 1;
            iterations.add(
                    iteration(i, different(i), i, 2, first ? rejected : 0, first ? duplicates : 0));
        }
        assertTrue(said(iterations).startsWith(expected), said(iterations));
        assertEquals(expected.isEmpty(), said(iterations).isEmpty());
        assertEquals("", said(iterations.subList(1, 5)), "four are too few to judge");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, 3, 4, 5, ''",
        "3, 3, 3, 3, 3, mode collapse",
        "3, 3.0001, 3, 3.0001, 3, mode collapse",
        "3, 3.01, 3, 3.01, 3, ''"
    })
    void scoresThatDoNotVary(double a, double b, double c, double d, double e, String expected) {
        List<Iteration> iterations = new ArrayList<>();
        double[] scores = {a, b, c, d, e};
        for (int i = 1; i <= 5; i++) {
            iterations.add(iteration(i, different(i), scores[i - 1], 1, 0, 0));
        }
        assertTrue(said(iterations).startsWith(expected), said(iterations));
        assertEquals(expected.isEmpty(), said(iterations).isEmpty());
    }

    @Test
    void oneArchitectureAgainAndAgainIsCollapseToo() {
        List<Iteration> iterations = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            iterations.add(iteration(i, DEEP, i, 1, 0, 0));
        }
        assertTrue(said(iterations).startsWith("mode collapse"), said(iterations));
    }

    @ParameterizedTest
    @CsvSource({
        SKIPS + ", performance collapse: Of the last 5 architectures the median has 75 % skip",
        FLAT + ", performance collapse",
        DEEP + ", ''"
    })
    void architecturesThatDegenerate(String genotype, String expected) {
        List<Iteration> iterations = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            // three of five alike, so that functions are distinct enough
            iterations.add(iteration(i, i <= 3 ? genotype : different(i), i, 1, 0, 0));
        }
        assertTrue(said(iterations).startsWith(expected), said(iterations));
        assertEquals(expected.isEmpty(), said(iterations).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"1, 7, ''", "1, 8, stalled best", "4, 8, ''", "4, 11, stalled best"})
    void noNewBest(int best, int last, String expected) {
        List<Iteration> iterations = new ArrayList<>();
        for (int i = 1; i <= last; i++) {
            iterations.add(iteration(i, different(i), i == best ? 100 : i, 1, 0, 0));
        }
        assertTrue(said(iterations).startsWith(expected), said(iterations));
        assertEquals(expected.isEmpty(), said(iterations).isEmpty());
    }

    private static String different(int i) {
        List<String> some =
                List.of(
                        "nor_conv_3x3>nor_conv_3x3>nor_conv_3x3>none",
                        "nor_conv_3x3>nor_conv_3x3>nor_conv_1x1>none",
                        "nor_conv_3x3>nor_conv_1x1>nor_conv_1x1>none",
                        "nor_conv_1x1>nor_conv_1x1>nor_conv_1x1>none",
                        "nor_conv_3x3>nor_conv_3x3>nor_conv_3x3>nor_conv_3x3");
        return some.get(i % some.size());
    }

    /** What the first monitor to speak says. */
    private static String said(List<Iteration> iterations) {
        return HealthMonitor.ALL.stream()
                .flatMap(m ->
                        m.look(iterations, FIVE).stream()
                                .peek(f -> assertFalse(f.remedy().isBlank()))
                                .map(f -> m.name() + ": " + f.evidence()))
                .findFirst()
                .orElse("");
    }

    @Test
    void aMonitorSpeaksOnceAWindowAndIntoTheJournal() throws Exception {
        // every reply is broken: the rate is over its limit from iteration 10 on
        Map<String, String> broken = new HashMap<>();
        for (int i = 1; i <= 40; i++) {
            for (int attempt = 1; attempt <= 3; attempt++) {
                broken.put(i + "." + attempt, "no idea");
            }
        }
        List<SearchEvent> events =
                Runs.search(Runs.settings(40, 0, 1), new Scripted(Map.copyOf(broken)));
        List<Health> invalid =
                SekiSearchTest.of(events, Health.class).stream()
                        .filter(h -> h.monitor().equals("invalid rate"))
                        .toList();
        assertEquals(List.of(10, 20, 30, 40), invalid.stream().map(Health::iteration).toList());
        assertEquals(
                "30 of the last 30 replies held no valid architecture (limit 30 %).",
                invalid.getFirst().evidence());
    }
}
