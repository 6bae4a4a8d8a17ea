package org.seki.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seki.search.Iteration.Outcome;
import org.seki.search.SearchEvent.Duplicate;
import org.seki.search.SearchEvent.Evaluated;
import org.seki.search.SearchEvent.Failed;
import org.seki.search.SearchEvent.Finished;
import org.seki.search.SearchEvent.Proposed;
import org.seki.search.SearchEvent.Rejected;
import org.seki.search.SearchEvent.Reused;
import org.seki.search.SearchEvent.StageChanged;
import org.seki.search.SearchSettings.Budgets;
import org.seki.strategist.Context;
import org.seki.strategist.Known;
import org.seki.strategist.Stage;

class SekiSearchTest {
    private static final String BEST = "nor_conv_3x3>nor_conv_3x3>nor_conv_3x3>nor_conv_3x3";
    private static final String GOOD = "nor_conv_3x3>nor_conv_3x3>nor_conv_3x3>skip_connect";
    private static final String SAME = "skip_connect>nor_conv_3x3>nor_conv_3x3>nor_conv_3x3";
    private static final String TYPO = "nor_conv_3x3>nor_conv_9x9>nor_conv_3x3>skip_connect";

    @ParameterizedTest
    @CsvSource({
        "3, 2, INITIAL -1;SELF_EVOLUTION 1;KNOWLEDGE_INSPIRATION 4",
        "0, 2, INITIAL -1;KNOWLEDGE_INSPIRATION 1",
        "2, 0, INITIAL -1;SELF_EVOLUTION 1"
    })
    void bothStagesInOrder(int lambda, int gamma, String expected) throws Exception {
        List<SearchEvent> events = Runs.search(Runs.settings(lambda, gamma, 1), new Draws());
        String stages =
                String.join(
                        ";",
                        of(events, StageChanged.class).stream()
                                .map(s -> s.stage() + " " + s.iteration())
                                .toList());
        assertEquals(expected, stages);
        List<Iteration> iterations = SearchState.replay(events).iterations();
        assertEquals(2 + lambda + gamma, iterations.size());
        for (int i = 0; i < iterations.size(); i++) {
            assertEquals(i - 1, iterations.get(i).index(), "iterations count up without a gap");
        }
        Finished finished = (Finished) events.getLast();
        assertEquals(Repository.replay(events).best().map(Known::iteration), finished.best());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 5, 2, no iteration",
        "-1, 5, 5, 2, no iteration",
        "1, 1, 2, 3, cannot be drawn",
        "1, 1, 2, 0, cannot be drawn",
        "600000, 600000, 2, 1, more than a run can hold"
    })
    void settingsThatNoSearchCanRun(int lambda, int gamma, int k, int xi, String says) {
        SearchRefused refused =
                assertThrows(
                        SearchRefused.class,
                        () -> Runs.settings(lambda, gamma, 1).withInspiration(k, xi));
        assertTrue(refused.getMessage().contains(says), refused.getMessage());
        assertTrue(!refused.where().isBlank() && !refused.next().isBlank());
    }

    @Test
    void aRejectedReplyIsRepaired() throws Exception {
        Scripted scripted = new Scripted(Map.of("1.1", TYPO, "1.2", "prose", "1.3", GOOD));
        List<SearchEvent> events = Runs.search(Runs.settings(1, 0, 1), scripted);
        List<Rejected> rejected = of(events, Rejected.class);
        assertEquals(List.of(1, 2), rejected.stream().map(Rejected::attempt).toList());
        assertEquals(13, rejected.getFirst().position());
        assertTrue(rejected.getFirst().reason().contains("nor_conv_9x9"));
        assertEquals(GOOD, of(events, Evaluated.class).getLast().architecture().genotype());
        assertEquals(
                List.of(0, 1, 2), scripted.told.stream().map(c -> c.attempts().size()).toList());
    }

    @Test
    void afterTheLastRepairTheIterationFailsAndTheSearchGoesOn() throws Exception {
        Scripted scripted = new Scripted(Map.of("1.1", TYPO, "1.2", TYPO, "1.3", "", "2.1", GOOD));
        List<SearchEvent> events = Runs.search(Runs.settings(2, 0, 1), scripted);
        Failed failed = of(events, Failed.class).getFirst();
        assertTrue(failed.sentence().startsWith("None of 3 replies"), failed.sentence());
        assertEquals(2, of(events, Evaluated.class).getLast().iteration());
        assertEquals(Outcome.FAILED, SearchState.replay(events).iterations().get(2).outcome());
    }

    @Test
    void aDuplicateIsAskedAgainThenItsScoreIsReused() throws Exception {
        Scripted scripted =
                new Scripted(
                        Map.of("1.1", GOOD, "2.1", SAME, "2.2", GOOD, "2.3", SAME, "3.1", BEST));
        List<SearchEvent> events = Runs.search(Runs.settings(3, 0, 1), scripted);
        List<Duplicate> duplicates = of(events, Duplicate.class);
        assertEquals(3, duplicates.size(), "asked D = 2 times more");
        assertEquals(1, duplicates.getFirst().known());
        Reused reused = of(events, Reused.class).getFirst();
        assertEquals(1, reused.known());
        assertEquals(ChainEvaluator.score(ChainSpace.chain(GOOD)), reused.score());
        assertEquals(
                Optional.of(1),
                scripted.told.getLast().current().map(Known::iteration),
                "evolution goes on from the reused one");
    }

    @Test
    void aReplyThatCouldNotHaveBeenKnownIsNotAskedAgain() throws Exception {
        Scripted scripted = new Scripted(Map.of("1.1", TYPO, "1.2", GOOD));
        SearchSettings settings = Runs.settings(1, 0, 1);
        List<SearchEvent> events = Runs.search(settings, scripted);
        assertEquals(
                2, of(events, Proposed.class).stream().filter(p -> p.iteration() == 1).count());
    }

    @Test
    void aReplyThatDoesNotComeFailsTheIteration() throws Exception {
        Scripted scripted = new Scripted(Map.of("1.1", "?timed out", "2.1", GOOD));
        List<SearchEvent> events = Runs.search(Runs.settings(2, 0, 1), scripted);
        assertEquals("?timed out", of(events, Failed.class).getFirst().sentence());
        assertEquals(2, of(events, Evaluated.class).getLast().iteration());
        assertEquals(200, SearchState.replay(events).usage().inputTokens());
    }

    @Test
    void aStrategistThatCannotBeAskedEndsTheSearchAndAResumedOneAsksAgain() throws Exception {
        ListJournal journal = new ListJournal();
        SearchSettings settings = Runs.settings(2, 0, 1);
        Quiet quiet = new Quiet();
        try (SearchSession session =
                Runs.session(
                        settings, new Scripted(Map.of("1.1", TYPO, "1.2", "!no key")), journal)) {
            session.start(quiet);
            assertTrue(session.await(Duration.ofSeconds(20)));
        }
        assertEquals(RunState.FAILED, quiet.states().getLast());
        SearchEvent.Stopped stopped = (SearchEvent.Stopped) journal.events().getLast();
        assertEquals("!no key", stopped.sentence());
        assertEquals(0, stopped.iteration(), "iteration 1 is not used up");
        assertEquals(200, SearchState.replay(journal.events()).usage().inputTokens());
        try (SearchSession session =
                Runs.session(settings, new Scripted(Map.of("1.1", GOOD)), journal)) {
            session.start(quiet);
            assertTrue(session.await(Duration.ofSeconds(20)));
        }
        Iteration first = SearchState.replay(journal.events()).iterations().get(2);
        assertEquals(1, first.replies(), "what was given up does not count");
    }

    /** Nobody is there to deal with trouble. */
    private static final class Quiet extends Heard {
        @Override
        public boolean trouble(String sentence) {
            return false;
        }
    }

    @Test
    void selfEvolutionIsToldTheCurrentOneAndItsSteps() throws Exception {
        Scripted scripted = new Scripted(Map.of("1.1", GOOD, "2.1", BEST));
        Runs.search(Runs.settings(3, 0, 1), scripted);
        Context third = scripted.told.getLast();
        assertEquals(Optional.of(2), third.current().map(Known::iteration));
        assertEquals(
                List.of("0→1", "1→2"),
                third.steps().stream()
                        .map(s -> s.parent().iteration() + "→" + s.child().iteration())
                        .toList());
        assertTrue(third.shown().isEmpty());
    }

    @Test
    void inspirationIsDrawnFromTheBestK() throws Exception {
        Scripted scripted = new Scripted(Map.of());
        List<SearchEvent> events = Runs.search(Runs.settings(8, 12, 3), scripted);
        for (Context c : scripted.told) {
            if (c.stage() == Stage.KNOWLEDGE_INSPIRATION) {
                List<SearchEvent> before =
                        events.stream().takeWhile(e -> !ends(e, c.iteration())).toList();
                List<Integer> best =
                        Repository.replay(before).top(5).stream().map(Known::iteration).toList();
                List<Integer> shown = c.shown().stream().map(Known::iteration).toList();
                assertEquals(2, shown.size());
                assertTrue(best.containsAll(shown), shown + " of " + best);
            }
        }
    }

    private static boolean ends(SearchEvent e, int iteration) {
        return e instanceof Proposed p && p.iteration() == iteration;
    }

    @Test
    void theSameSeedGivesTheSameJournalAndAnotherSeedAnother() throws Exception {
        List<Iteration> one = iterations(7);
        assertEquals(one, iterations(7));
        assertTrue(!one.equals(iterations(8)));
    }

    private static List<Iteration> iterations(long seed) throws Exception {
        return SearchState.replay(Runs.search(Runs.settings(10, 10, seed), new Draws()))
                .iterations();
    }

    @ParameterizedTest
    @CsvSource({
        "6, 0, 0, 0, 6, evaluations",
        "0, 480, 0, 0, 6, tokens",
        "0, 0, 1.0, 0, 6, $1.00",
        "0, 0, 0, 4, 6, 4 s"
    })
    void aBudgetEndsTheRun(
            int evaluations, long tokens, double dollars, long seconds, int ended, String says)
            throws Exception {
        SearchSettings settings =
                Runs.settings(20, 20, 1)
                        .withBudgets(new Budgets(evaluations, tokens, dollars, seconds));
        Map<String, String> distinct = new HashMap<>();
        List<String> texts = distinct();
        for (int i = 1; i <= 40; i++) {
            distinct.put(i + ".1", texts.get(i));
        }
        List<SearchEvent> events = Runs.search(settings, new Scripted(distinct));
        Finished finished = (Finished) events.getLast();
        assertTrue(finished.sentence().contains(says), finished.sentence());
        assertEquals(ended, SearchState.replay(events).iterations().size());
    }

    /** Functions that the two initial draws of seed 1 are not among. */
    private static List<String> distinct() throws Exception {
        List<SearchEvent> start = Runs.search(Runs.settings(1, 0, 1), new Draws());
        Repository known = Repository.replay(start.subList(0, start.size() - 3));
        List<String> texts = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        RandomStreams random = new RandomStreams(99);
        for (int i = 0; texts.size() < 41; i++) {
            var a = ChainSpace.CHAIN.sample(random.stream("test", i, 1));
            if (known.find(a).isEmpty() && !seen.contains(a.canonical())) {
                seen.add(a.canonical());
                texts.add(a.genotype());
            }
        }
        return texts;
    }

    @Test
    void whatASearchDidIsWhatItsReplayGives() throws Exception {
        List<SearchEvent> events = Runs.search(Runs.settings(10, 10, 5), new Draws());
        SearchState state = SearchState.replay(events);
        assertEquals(of(events, Evaluated.class).size(), state.evaluations());
        assertEquals(state.evaluations(), state.repository().size());
        assertEquals(20, state.iteration());
        assertEquals(Optional.empty(), state.stage());
        assertTrue(state.seconds() >= 0.5 + 0.25 * state.evaluations());
    }

    static <T> List<T> of(List<SearchEvent> events, Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
