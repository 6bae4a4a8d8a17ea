package org.seki.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seki.MachineNoise;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Monitor;
import org.seki.search.Iteration.Outcome;
import org.seki.search.SearchEvent.Proposed;
import org.seki.search.SearchEvent.Steered;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchSettings.Choice;
import org.seki.space.Architecture;
import org.seki.strategist.Context;
import org.seki.strategist.Known;
import org.seki.strategist.Stage;

class SearchSessionTest {
    private static final String GOOD = "nor_conv_3x3>nor_conv_3x3>nor_conv_3x3>skip_connect";
    private static final String OTHER = "avg_pool_3x3>nor_conv_1x1>nor_conv_3x3>skip_connect";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ListJournal journal = new ListJournal();
    private final Scripted scripted = new Scripted(Map.of());
    private final Heard heard = new Heard();

    private SearchSession session(int lambda, int gamma) {
        return Runs.session(Runs.settings(lambda, gamma, 1), scripted, journal);
    }

    private SearchState state() {
        return SearchState.replay(journal.events());
    }

    @Test
    void stepsOneIterationAtATime() throws Exception {
        try (SearchSession session = session(5, 5)) {
            session.control().pause();
            session.start(heard);
            heard.waitFor(RunState.PAUSED);
            assertEquals(0, state().iterations().size());
            session.control().step();
            heard.waitFor(RunState.PAUSED);
            assertEquals(1, state().iterations().size());
            session.control().run(3);
            heard.waitFor(RunState.PAUSED);
            assertEquals(4, state().iterations().size());
            session.control().run();
            assertTrue(session.await(SOON));
            assertEquals(RunState.FINISHED, heard.states().getLast());
            assertEquals(12, state().iterations().size());
        }
    }

    @Test
    void pausesAtTheNextImprovement() throws Exception {
        try (SearchSession session = session(40, 0)) {
            session.control().pause();
            session.start(heard);
            heard.waitFor(RunState.PAUSED);
            session.control().run(2);
            heard.waitFor(RunState.PAUSED);
            double before = state().repository().best().orElseThrow().score();
            session.control().runUntilImprovement();
            heard.waitFor(RunState.PAUSED);
            List<Iteration> iterations = state().iterations();
            assertTrue(iterations.getLast().score() > before);
            for (Iteration i : iterations.subList(2, iterations.size() - 1)) {
                assertFalse(i.score() > before, i + " was an improvement already");
            }
        }
    }

    /** Each steering, and what the next iteration must show of it. */
    static List<Effect> effects() {
        return List.of(
                new Effect(new Steering.Pin(-1), c -> c.evaluated().getFirst().pinned()),
                new Effect(new Steering.Ban(0), c -> c.current().orElseThrow().iteration() == -1),
                new Effect(
                        new Steering.SwitchStage(Stage.KNOWLEDGE_INSPIRATION),
                        c -> c.stage() == Stage.KNOWLEDGE_INSPIRATION && c.shown().size() == 2),
                new Effect(
                        new Steering.Left(Stage.SELF_EVOLUTION, 0),
                        c -> c.stage() == Stage.KNOWLEDGE_INSPIRATION),
                new Effect(
                        new Steering.Spend(new Budgets(0, 5000, 0, 0)),
                        c -> c.left().tokens() == 5000));
    }

    record Effect(Steering steering, Predicate<Context> shows) {}

    @ParameterizedTest
    @MethodSource("effects")
    void steeringIsEffectiveFromTheNextIteration(Effect effect) throws Exception {
        try (SearchSession session = session(5, 5)) {
            session.control().pause();
            session.start(heard);
            heard.waitFor(RunState.PAUSED);
            session.control().run(2);
            heard.waitFor(RunState.PAUSED);
            session.control().steer(effect.steering());
            session.control().step();
            heard.waitForSteered(effect.steering());
            heard.waitFor(RunState.PAUSED);
            assertTrue(effect.shows().test(scripted.told.getFirst()), effect.toString());
        }
    }

    @Test
    void aPinnedEntryIsAlwaysShownAndABannedOneNever() throws Exception {
        try (SearchSession session = session(6, 30)) {
            session.control().pause();
            session.start(heard);
            heard.waitFor(RunState.PAUSED);
            session.control().run(8);
            heard.waitFor(RunState.PAUSED);
            List<Known> ranked = state().repository().ranked();
            int worst = ranked.getLast().iteration();
            int best = ranked.getFirst().iteration();
            session.control().steer(new Steering.Pin(worst));
            session.control().steer(new Steering.Ban(best));
            session.control().run();
            assertTrue(session.await(SOON));
            List<Context> after =
                    scripted.told.stream()
                            .filter(c -> c.stage() == Stage.KNOWLEDGE_INSPIRATION)
                            .toList();
            assertTrue(after.size() >= 30);
            for (Context c : after) {
                List<Integer> shown = c.shown().stream().map(Known::iteration).toList();
                assertTrue(shown.contains(worst), shown + " without the pinned " + worst);
                assertFalse(shown.contains(best), shown + " with the banned " + best);
                assertEquals(3, shown.size(), "the pinned one and ξ = 2");
            }
        }
    }

    @Test
    void anInjectedArchitectureIsEvaluatedNext() throws Exception {
        try (SearchSession session = session(3, 0)) {
            session.control().pause();
            session.start(heard);
            heard.waitFor(RunState.PAUSED);
            session.control().run(2);
            heard.waitFor(RunState.PAUSED);
            session.control().steer(new Steering.Inject(GOOD));
            session.control().steer(new Steering.Inject(OTHER));
            session.control().run();
            assertTrue(session.await(SOON));
            List<Iteration> iterations = state().iterations();
            assertEquals(5, iterations.size(), "each takes the place of a proposal");
            assertEquals(GOOD, genotype(iterations.get(2)));
            assertEquals(OTHER, genotype(iterations.get(3)));
            assertEquals(1, scripted.told.stream().map(Context::iteration).distinct().count());
            Proposed proposed =
                    SekiSearchTest.of(journal.events(), Proposed.class).stream()
                            .filter(p -> p.iteration() == 1)
                            .findFirst()
                            .orElseThrow();
            assertTrue(proposed.reply().reasoning().contains("person"));
        }
    }

    private static String genotype(Iteration iteration) {
        return iteration.architecture().orElseThrow().genotype();
    }

    @Test
    void whatIsPendingCanBeTakenBackAndWhatIsEffectiveCannot() throws Exception {
        try (SearchSession session = session(5, 0)) {
            session.control().pause();
            session.start(heard);
            heard.waitFor(RunState.PAUSED);
            session.control().run(2);
            heard.waitFor(RunState.PAUSED);
            session.control().steer(new Steering.Inject(GOOD));
            heard.waitForSteered(new Steering.Inject(GOOD));
            session.control().steer(new Steering.Inject(OTHER));
            heard.waitForSteered(new Steering.Inject(OTHER));
            assertEquals(List.of(1, 2), List.copyOf(state().pending().keySet()));
            session.control().steer(new Steering.Withdraw(1));
            heard.waitForSteered(new Steering.Withdraw(1));
            assertEquals(Map.of(2, new Steering.Inject(OTHER)), Map.copyOf(state().pending()));
            session.control().step();
            heard.waitFor(RunState.PAUSED);
            assertEquals(OTHER, genotype(state().iterations().getLast()));
            for (int number : List.of(1, 2, 3, 99)) {
                assertThrows(
                        SearchRefused.class,
                        () -> session.control().steer(new Steering.Withdraw(number)));
            }
        }
    }

    static List<Steering> impossible() {
        return List.of(
                new Steering.Pin(4),
                new Steering.Ban(-7),
                new Steering.Inject("nor_conv_9x9>none>none>none"),
                new Steering.Inject(""),
                new Steering.SwitchStage(Stage.INITIAL),
                new Steering.Left(Stage.SELF_EVOLUTION, -1),
                new Steering.Inspiration(2, 3),
                new Steering.History(-1),
                new Steering.Ask(new Choice("unknown", Map.of())),
                new Steering.Withdraw(1));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotTakeEffectIsRefusedAndChangesNothing(Steering steering) throws Exception {
        Strategists none =
                choice -> {
                    if (choice.kind().equals("unknown")) {
                        throw new SearchRefused("There is no strategist unknown.", "kind", "Try.");
                    }
                    return scripted;
                };
        try (SearchSession session =
                new SearchSession(
                        "run",
                        Runs.settings(5, 5, 1),
                        "test",
                        ChainSpace.CHAIN,
                        new ChainEvaluator(0),
                        none,
                        ReplyReader.genotypeOnly(),
                        journal)) {
            session.control().pause();
            session.start(heard);
            heard.waitFor(RunState.PAUSED);
            session.control().run(2);
            heard.waitFor(RunState.PAUSED);
            List<SearchEvent> before = journal.events();
            SearchRefused refused =
                    assertThrows(SearchRefused.class, () -> session.control().steer(steering));
            assertFalse(refused.getMessage().isBlank());
            assertEquals(before, journal.events());
        }
    }

    @Test
    void steeringDuringAnIterationWaitsForTheNext() throws Exception {
        try (SearchSession session =
                new SearchSession(
                        "run",
                        Runs.settings(50, 0, 1),
                        "test",
                        ChainSpace.CHAIN,
                        new ChainEvaluator(100),
                        choice -> scripted,
                        ReplyReader.genotypeOnly(),
                        journal)) {
            session.start(heard);
            heard.waitFor(RunState.RUNNING);
            while (state().iteration() < 1) {
                Thread.sleep(5);
            }
            session.control().steer(new Steering.Inject(GOOD));
            while (SekiSearchTest.of(journal.events(), Steered.class).isEmpty()) {
                Thread.sleep(1);
            }
            Steered steered = SekiSearchTest.of(journal.events(), Steered.class).getFirst();
            while (state().iteration() < steered.afterIteration() + 1) {
                Thread.sleep(5);
            }
            Iteration next = state().iterations().get(steered.afterIteration() + 2);
            assertEquals(steered.afterIteration() + 1, next.index());
            assertEquals(GOOD, genotype(next));
        }
    }

    @Test
    void stopReturnsWithinASecondAndKeepsWhatEnded() throws Exception {
        try (SearchSession session =
                new SearchSession(
                        "run",
                        Runs.settings(50, 0, 1),
                        "test",
                        ChainSpace.CHAIN,
                        new ChainEvaluator(60_000),
                        choice -> scripted,
                        ReplyReader.genotypeOnly(),
                        journal)) {
            session.start(heard);
            heard.waitFor(RunState.RUNNING);
            Thread.sleep(50);
            MachineNoise.assertWithinASecond(() -> {
                session.control().stop();
                assertTrue(session.await(SOON));
            });
        }
        assertEquals(RunState.STOPPED, heard.states().getLast());
        assertEquals(0, state().iterations().size(), "an iteration that did not end is not there");
        assertTrue(journal.events().getLast() instanceof SearchEvent.Stopped);
    }

    @Test
    void closeStopsAndReleases() throws Exception {
        ChainEvaluator evaluator = new ChainEvaluator(60_000);
        SearchSession session =
                new SearchSession(
                        "run",
                        Runs.settings(50, 0, 1),
                        "test",
                        ChainSpace.CHAIN,
                        evaluator,
                        choice -> scripted,
                        ReplyReader.genotypeOnly(),
                        journal);
        session.start(heard);
        heard.waitFor(RunState.RUNNING);
        session.close();
        assertTrue(evaluator.closed());
        assertTrue(session.await(Duration.ZERO.plusMillis(1)));
        assertThrows(SearchRefused.class, () -> session.control().steer(new Steering.Inject(GOOD)));
    }

    @Test
    void aListenerThatFailsDoesNotEndTheSearch() throws Exception {
        try (SearchSession session = session(3, 3)) {
            session.start(
                    new Heard() {
                        @Override
                        public void event(SearchEvent event) {
                            throw new IllegalStateException("the window is gone");
                        }
                    });
            assertTrue(session.await(SOON));
        }
        assertTrue(state().finished().isPresent());
    }

    @Test
    void aJournalThatCannotBeWrittenPausesAndLosesNothing() throws Exception {
        journal.fail(2);
        try (SearchSession session = session(3, 3)) {
            session.start(heard);
            heard.waitFor(RunState.PAUSED);
            assertEquals(List.of("The disk is full."), heard.troubles());
            session.control().run();
            heard.waitFor(RunState.PAUSED);
            session.control().run();
            assertTrue(session.await(SOON));
        }
        ListJournal smooth = new ListJournal();
        try (SearchSession session =
                Runs.session(Runs.settings(3, 3, 1), new Scripted(Map.of()), smooth)) {
            session.start(new Heard());
            assertTrue(session.await(SOON));
        }
        assertEquals(SearchState.replay(smooth.events()).iterations(), state().iterations());
        assertEquals(
                state().evaluations() + 0L,
                SekiSearchTest.of(heard.events(), SearchEvent.Evaluated.class).size());
    }

    @Test
    void anEvaluatorThatFailsPausesAndIsTriedAgain() throws Exception {
        ChainEvaluator shaky =
                new ChainEvaluator(0) {
                    private int failures = 1;

                    @Override
                    public Evaluation evaluate(Architecture architecture, Monitor monitor) {
                        if (failures-- > 0) {
                            throw new IllegalStateException("The GPU has no memory left");
                        }
                        return super.evaluate(architecture, monitor);
                    }
                };
        try (SearchSession session =
                new SearchSession(
                        "run",
                        Runs.settings(2, 2, 1),
                        "test",
                        ChainSpace.CHAIN,
                        shaky,
                        choice -> scripted,
                        ReplyReader.genotypeOnly(),
                        journal)) {
            session.start(heard);
            heard.waitFor(RunState.PAUSED);
            assertTrue(heard.troubles().getFirst().startsWith("The GPU has no memory left."));
            session.control().run();
            assertTrue(session.await(SOON));
        }
        assertEquals(6, state().iterations().size());
        assertTrue(state().iterations().stream().allMatch(i -> i.outcome() == Outcome.EVALUATED));
    }

    @Test
    void aResumedRunReplaysThenGoesOn() throws Exception {
        try (SearchSession session = session(4, 4)) {
            session.control().pause();
            session.start(heard);
            heard.waitFor(RunState.PAUSED);
            session.control().run(5);
            heard.waitFor(RunState.PAUSED);
        }
        List<SearchEvent> before = journal.events();
        Heard again = new Heard();
        try (SearchSession session =
                Runs.session(Runs.settings(4, 4, 1), new Scripted(Map.of()), journal)) {
            session.start(again);
            assertTrue(session.await(SOON));
        }
        assertEquals(before, again.events().subList(0, before.size()));
        assertEquals(journal.events(), again.events());
        assertEquals(Optional.of(new SearchEvent.Resumed(3)), after(before.size()));
    }

    @Test
    void whatWasReplayedBeforeTheStartIsNotToldAgain() throws Exception {
        try (SearchSession session = session(4, 4)) {
            session.control().pause();
            session.start(heard);
            heard.waitFor(RunState.PAUSED);
        }
        List<SearchEvent> before = journal.events();
        Heard again = new Heard();
        try (SearchSession session = session(4, 4)) {
            session.replay(again);
            assertEquals(before, again.events());
            session.start(again);
            assertTrue(session.await(SOON));
        }
        assertEquals(journal.events(), again.events());
        assertTrue(after(before.size()).filter(SearchEvent.Resumed.class::isInstance).isPresent());
    }

    private Optional<SearchEvent> after(int events) {
        return journal.events().stream().skip(events).findFirst();
    }

    @Test
    void aFinishedRunIsOnlyReplayed() throws Exception {
        try (SearchSession session = session(2, 2)) {
            session.start(heard);
            assertTrue(session.await(SOON));
        }
        List<SearchEvent> before = journal.events();
        Heard again = new Heard();
        try (SearchSession session = session(2, 2)) {
            session.start(again);
            assertTrue(session.await(SOON));
        }
        assertEquals(before, journal.events());
        assertEquals(before, again.events());
        assertEquals(RunState.FINISHED, again.states().getLast());
    }
}
