package org.seki.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seki.MachineNoise;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.experiment.PromptComparison.Outcome;
import org.seki.experiment.PromptComparison.Row;
import org.seki.search.ChainEvaluator;
import org.seki.search.ChainSpace;
import org.seki.search.Draws;
import org.seki.search.ReplyReader;
import org.seki.search.Runs;
import org.seki.search.SearchEvent;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.StoredContexts;
import org.seki.space.Architecture;
import org.seki.store.Replies;
import org.seki.store.Workspace;
import org.seki.strategist.Allowance;
import org.seki.strategist.Answer;
import org.seki.strategist.Context;
import org.seki.strategist.Exchange;
import org.seki.strategist.Listener;
import org.seki.strategist.NoReply;
import org.seki.strategist.Reply;
import org.seki.strategist.Strategist;
import org.seki.strategist.Usage;

class PairedReplayTest {
    private static final int CONTEXTS = 40;
    private static final Scorer SCORER = Scorer.measured(new ChainEvaluator(0), Monitor.NONE);
    private static List<Subject> subjects = List.of();

    private final Replies replies = Replies.inMemory();
    private final Asked asked = new Asked();

    @BeforeAll
    static void aFinishedRun() throws Exception {
        List<SearchEvent> events = Runs.search(Runs.settings(25, 25, 3), new Draws());
        subjects =
                StoredContexts.of(ChainSpace.CHAIN, events, i -> true).stream()
                        .limit(CONTEXTS)
                        .map(c -> new Subject("chain", c))
                        .toList();
        assertEquals(CONTEXTS, subjects.size());
    }

    /** Answers as the kind of its choice says, and counts. */
    private static final class Asked {
        final AtomicInteger times = new AtomicInteger();
        final AtomicInteger now = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final Map<Allowance, Integer> allowances = new ConcurrentHashMap<>();
        volatile int sleepMs;
        volatile int sulksAfter = Integer.MAX_VALUE;

        Strategist of(Choice choice) {
            return new Strategist() {
                @Override
                public String name() {
                    return choice.kind();
                }

                @Override
                public String label() {
                    return choice.kind();
                }

                @Override
                public Answer propose(Context context, RandomGenerator random, Listener hears) {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    try {
                        allowances.merge(context.left(), 1, Integer::sum);
                        for (int waited = 0; waited < sleepMs; waited += 5) {
                            Thread.sleep(5);
                            if (hears.cancelled()) {
                                throw new CancellationException();
                            }
                        }
                        if (times.incrementAndGet() > sulksAfter) {
                            return new NoReply(
                                    "The key was refused.", true, Usage.NOTHING, List.of());
                        }
                        return answer(choice.kind(), context, random);
                    } catch (InterruptedException e) {
                        throw new CancellationException();
                    } finally {
                        now.decrementAndGet();
                    }
                }
            };
        }

        /** {@code good} changes one operation; {@code twin} does so too with other luck. */
        private static Answer answer(String kind, Context context, RandomGenerator random) {
            if (kind.equals("twin")) {
                random.nextLong();
            }
            Architecture from = new Subject("", context).parent().orElseThrow();
            List<Architecture> neighbours = context.space().neighbours(from);
            String text = neighbours.get(random.nextInt(neighbours.size())).genotype();
            boolean broken = random.nextDouble() < (kind.equals("worse") ? 0.5 : 0.1);
            Usage usage = new Usage(100, 10, 0.01, 0.1, 1);
            return new Reply(
                    "r",
                    "s",
                    broken ? "I would rather not" : text,
                    usage,
                    List.of(new Exchange("refinement", "v", "prompt", text, usage)));
        }
    }

    private PromptComparison compare(String second, long seed, Monitor monitor, int inFlight) {
        PairedReplay replay =
                new PairedReplay(asked::of, ReplyReader.genotypeOnly(), replies, inFlight);
        return replay.compare(plan(second, seed, Allowance.UNLIMITED), SCORER, monitor);
    }

    private static PairedReplay.Plan plan(String second, long seed, Allowance allowance) {
        return new PairedReplay.Plan(
                subjects,
                new Arm("A", new Choice("good", Map.of())),
                new Arm("B", new Choice(second, Map.of())),
                1,
                seed,
                allowance);
    }

    private static Row row(PromptComparison comparison, Measure measure) {
        return comparison.rows().stream()
                .filter(r -> r.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWorsePromptIsToldApartWithinFortyContexts() {
        PromptComparison c = compare("worse", 1, Monitor.NONE, 4);
        assertEquals(Outcome.WORSE, c.verdict().outcome());
        assertEquals(Measure.VALID, c.verdict().measure());
        assertTrue(c.verdict().p() < 0.01, "p = " + c.verdict().p());
        Row valid = row(c, Measure.VALID);
        assertEquals(0.9, valid.first(), 0.1);
        assertEquals(0.5, valid.second(), 0.16);
        assertEquals(1, valid.random(), "a random edit is always valid");
        assertTrue(valid.difference().ci95().high() < 0);
        assertEquals(valid.second() - valid.first(), valid.difference().mean(), 1e-12);
        assertEquals(80, c.asked());
        assertEquals(0.8, c.spent().dollars(), 1e-9);
        assertEquals(110, row(c, Measure.TOKENS).first());
        assertEquals(1, row(c, Measure.EDITS).first(), 0.2);
        assertEquals(CONTEXTS, valid.contexts());
    }

    @Test
    void twoThatAreTheSameAreCalledSoInNineteenOfTwentySeeds() {
        int same = 0;
        for (long seed = 1; seed <= 20; seed++) {
            Outcome outcome = compare("twin", seed, Monitor.NONE, 4).verdict().outcome();
            same += outcome == Outcome.NO_DIFFERENCE_SEEN ? 1 : 0;
        }
        assertTrue(same >= 19, "only in " + same);
    }

    @Test
    void oneThatDrawsEditsIsOnTheRandomEditLine() {
        Row better = row(compare("twin", 1, Monitor.NONE, 4), Measure.BETTER);
        double random = 0.9 * better.random();
        assertTrue(Math.abs(better.first() - random) < 0.2, better.toString());
        assertTrue(Math.abs(better.second() - random) < 0.2, better.toString());
    }

    @Test
    void askingTwiceCostsOnceAndSaysTheSame() {
        PromptComparison first = compare("worse", 1, Monitor.NONE, 4);
        PromptComparison second = compare("worse", 1, Monitor.NONE, 1);
        assertEquals(80, asked.times.get());
        assertEquals(0, second.asked());
        assertEquals(80, second.cached());
        assertEquals(Usage.NOTHING, second.spent());
        assertEquals(first.rows(), second.rows());
        assertEquals(first.verdict(), second.verdict());
        compare("worse", 2, Monitor.NONE, 4);
        assertEquals(160, asked.times.get(), "another seed is another question");
    }

    @Test
    void asManyAreInFlightAsWereAllowed() {
        asked.sleepMs = 10;
        compare("twin", 1, Monitor.NONE, 3);
        assertEquals(3, asked.most.get());
    }

    @Test
    void cancelledAndStartedAgainItGoesOn() throws Exception {
        asked.sleepMs = 100;
        AtomicInteger done = new AtomicInteger();
        Monitor impatient =
                new Monitor() {
                    @Override
                    public boolean cancelled() {
                        return done.get() >= 20;
                    }

                    @Override
                    public void progress(Progress progress) {
                        done.incrementAndGet();
                        assertTrue(progress.fraction() > 0 && progress.fraction() <= 1);
                    }

                    @Override
                    public void sample(Sample sample) {}
                };
        MachineNoise.assertWithin(
                Duration.ofSeconds(5),
                () ->
                        assertThrows(
                                CancellationException.class,
                                () -> compare("worse", 1, impatient, 2)));
        int before = asked.times.get();
        assertTrue(before >= 20 && before < 40, "asked " + before);
        asked.sleepMs = 0;
        PromptComparison whole = compare("worse", 1, Monitor.NONE, 4);
        assertTrue(whole.cached() >= 20);
        assertEquals(80, whole.asked() + whole.cached());
    }

    @Test
    void aStrategistThatCannotBeAskedEndsItAndKeepsWhatWasAnswered() {
        asked.sulksAfter = 10;
        SearchRefused refused =
                assertThrows(SearchRefused.class, () -> compare("worse", 1, Monitor.NONE, 1));
        assertEquals("The key was refused.", refused.getMessage());
        assertTrue(refused.next().contains("kept"));
        asked.sulksAfter = Integer.MAX_VALUE;
        assertEquals(10, compare("worse", 1, Monitor.NONE, 4).cached());
    }

    @Test
    void nobodyMaySpendMoreThanTheRest() {
        PairedReplay replay = new PairedReplay(asked::of, ReplyReader.genotypeOnly(), replies, 4);
        replay.compare(plan("twin", 1, new Allowance(20_000, 1, 400)), SCORER, Monitor.NONE);
        assertTrue(asked.allowances.keySet().stream().allMatch(a -> a.tokens() <= 5000));
        assertTrue(asked.allowances.keySet().stream().allMatch(a -> a.calls() <= 100));
        assertTrue(asked.allowances.keySet().stream().anyMatch(a -> a.tokens() < 3200));
    }

    @Test
    void repliesAreKeptInTheWorkspace(@TempDir Path temp) {
        Workspace workspace = new Workspace(temp, id -> ChainSpace.CHAIN, Clock.systemUTC());
        PromptComparison first = compareKeeping(workspace);
        PromptComparison second = compareKeeping(workspace);
        assertEquals(80, first.asked());
        assertEquals(0, second.asked());
        assertEquals(first.rows(), second.rows());
        assertFalse(first.rows().isEmpty());
    }

    private PromptComparison compareKeeping(Workspace workspace) {
        try (Replies stored = workspace.replies()) {
            return new PairedReplay(asked::of, ReplyReader.genotypeOnly(), stored, 2)
                    .compare(plan("twin", 1, Allowance.UNLIMITED), SCORER, Monitor.NONE);
        }
    }
}
