package org.seki.experiment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.evaluation.SealedTest;
import org.seki.evaluation.tabular.BenchmarkTable;
import org.seki.evaluation.tabular.TableDataSet;
import org.seki.evaluation.tabular.TabularEvaluator;
import org.seki.prompt.ReplyParser;
import org.seki.search.Preset;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchListener;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Strategists;

/**
 * Plays trials: each is a search like any other, with the same loop, duplicates, repairs and
 * budgets, on a table. Any thread; a trial has its own search thread while it is played.
 */
final class TrialPlayer {
    private static final Duration LOOK_UP = Duration.ofMillis(100);

    private final BenchmarkTable table;
    private final Strategists strategists;
    private final ReplyParser parser = new ReplyParser();

    TrialPlayer(BenchmarkTable table, Strategists strategists) {
        this.table = table;
        this.strategists = strategists;
    }

    /**
     * @throws CancellationException once cancelled, within a moment
     * @throws SearchRefused when the search cannot go on, in its own sentence
     */
    Trial play(Trial.Key key, Choice strategist, int budget, BooleanSupplier cancelled)
            throws InterruptedException {
        TableDataSet dataset = table.dataSet(key.dataset()).orElseThrow();
        var spectator = new Spectator();
        try (var session =
                new SearchSession(
                        "%s %s %d".formatted(key.dataset(), key.contender(), key.seed()),
                        settings(key, strategist, budget),
                        "study",
                        table.space(),
                        new TabularEvaluator(table, dataset),
                        strategists,
                        parser::read,
                        new MemoryJournal())) {
            session.start(spectator);
            while (!session.await(LOOK_UP)) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("the study is stopped");
                }
            }
        }
        return spectator.trial(key, budget);
    }

    /** As many iterations as evaluations, half of them of each stage; nothing drawn for free. */
    private SearchSettings settings(Trial.Key key, Choice strategist, int budget) {
        SearchSettings standard =
                Preset.STANDARD.settings(table.space().id(), key.dataset(), strategist, key.seed());
        return new SearchSettings(
                standard.name(),
                standard.space(),
                standard.dataset(),
                new Choice("table", Map.of()),
                strategist,
                budget - budget / 2,
                budget / 2,
                standard.topK(),
                standard.sample(),
                0,
                standard.evolveFrom(),
                standard.duplicateAsks(),
                standard.repairTurns(),
                standard.history(),
                key.seed(),
                new Budgets(budget, 0, 0, 0),
                standard.thresholds());
    }

    /** Keeps what was evaluated. Written by the search thread, read when that has ended. */
    private static final class Spectator implements SearchListener {
        private final List<Evaluation> evaluations = new ArrayList<>();
        private String best = "";
        private double highest = Double.NEGATIVE_INFINITY;
        private RunState state = RunState.PREPARING;
        private Optional<String> trouble = Optional.empty();

        @Override
        public void event(SearchEvent event) {
            if (event instanceof SearchEvent.Evaluated evaluated) {
                evaluations.add(evaluated.evaluation());
                if (evaluated.evaluation().score() > highest) {
                    highest = evaluated.evaluation().score();
                    best = evaluated.architecture().genotype();
                }
            }
        }

        Trial trial(Trial.Key key, int budget) {
            if (state != RunState.FINISHED || evaluations.isEmpty()) {
                throw new SearchRefused(
                        trouble.orElse("Nothing could be evaluated."),
                        "%s on %s, seed %d".formatted(key.contender(), key.dataset(), key.seed()),
                        "Put this right and start the study again: what has been played is kept.");
            }
            return new Trial(
                    key,
                    budget,
                    best,
                    evaluations.stream().map(Evaluation::score).toList(),
                    evaluations.stream()
                            .flatMap(evaluation -> evaluation.test().stream())
                            .map(SealedTest::open)
                            .toList());
        }

        @Override
        public void state(RunState now) {
            state = now;
        }

        @Override
        public boolean trouble(String sentence) {
            trouble = Optional.of(sentence);
            return false;
        }

        @Override
        public void progress(Progress progress) {}

        @Override
        public void sample(Sample sample) {}

        @Override
        public void text(int iteration, String soFar) {}
    }
}
