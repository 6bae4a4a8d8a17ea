package org.seki.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.evaluation.Trust;
import org.seki.search.Gate;
import org.seki.search.RunState;
import org.seki.search.SearchControl;
import org.seki.search.SearchEvent;
import org.seki.search.SearchListener;
import org.seki.search.SearchSettings;
import org.seki.search.Searches;
import org.seki.search.Session;
import org.seki.search.Steering;
import org.seki.space.Architecture;
import org.seki.space.NetworkShape;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;
import org.seki.strategist.Reply;
import org.seki.strategist.Stage;

/**
 * A deterministic search over a real space for tests of the window: neighbours of the best, scored
 * by what its operations are worth. Keeps its runs in memory.
 */
final class RehearsedSearches implements Searches {
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Duration beat;

    /**
     * @param beat how long one piece of work takes; an iteration has four
     */
    RehearsedSearches(Duration beat) {
        this.beat = beat;
    }

    @Override
    public synchronized Session open(SearchSettings settings) {
        Run run = new Run(settings.name(), settings, new CopyOnWriteArrayList<>());
        runs.put(run.id, run);
        return run.session(beat);
    }

    @Override
    public synchronized Session resume(String id) {
        Run run = runs.get(id);
        if (run == null) {
            throw new IllegalArgumentException(id);
        }
        return run.session(beat);
    }

    @Override
    public synchronized List<RunSummary> runs() {
        return runs.values().stream().map(Run::summary).toList();
    }

    @Override
    public synchronized List<SearchEvent> events(String id) {
        Run run = runs.get(id);
        return run == null ? List.of() : List.copyOf(run.journal);
    }

    private static final class Run {
        private final String id;
        private final SearchSettings settings;
        private final List<SearchEvent> journal;
        private volatile RunState state = RunState.PREPARING;

        Run(String id, SearchSettings settings, List<SearchEvent> journal) {
            this.id = id;
            this.settings = settings;
            this.journal = journal;
        }

        Session session(Duration beat) {
            return new Rehearsal(this, beat);
        }

        List<SearchEvent.Evaluated> evaluated() {
            return journal.stream()
                    .filter(SearchEvent.Evaluated.class::isInstance)
                    .map(SearchEvent.Evaluated.class::cast)
                    .toList();
        }

        Optional<SearchEvent.Evaluated> best() {
            return evaluated().stream()
                    .max(Comparator.comparingDouble(e -> e.evaluation().score()));
        }

        RunSummary summary() {
            return new RunSummary(
                    id,
                    settings,
                    state,
                    evaluated().size(),
                    best().map(e -> e.evaluation().score()).orElse(Double.NaN),
                    best().map(e -> e.architecture().genotype()).orElse(""),
                    Instant.now().minusSeconds(480).toString());
        }
    }

    private static final class Rehearsal implements Session {
        private final Run run;
        private final Duration beat;
        private final SearchSpace space;
        private final SearchControl control;
        private @Nullable SearchListener listener;
        private @Nullable Thread thread;

        Rehearsal(Run run, Duration beat) {
            this.run = run;
            this.beat = beat;
            this.space = Spaces.of(run.settings.space()).orElseThrow();
            this.control = new SearchControl(this::steer);
        }

        @Override
        public String run() {
            return run.id;
        }

        @Override
        public SearchSettings settings() {
            return run.settings;
        }

        @Override
        public SearchControl control() {
            return control;
        }

        @Override
        public void start(SearchListener heard) {
            listener = heard;
            run.journal.forEach(heard::event);
            thread = Thread.ofPlatform().daemon().name("rehearsal").start(() -> search(heard));
        }

        private void steer(Steering steering) {
            int last = run.evaluated().isEmpty() ? -99 : run.evaluated().getLast().iteration();
            tell(new SearchEvent.Steered(last, steering));
        }

        private void tell(SearchEvent event) {
            run.journal.add(event);
            if (listener != null) {
                listener.event(event);
            }
        }

        private void become(RunState state, SearchListener heard) {
            run.state = state;
            heard.state(state);
        }

        private void search(SearchListener heard) {
            become(RunState.PREPARING, heard);
            for (int step = 1; step <= 20 && !control.stopping(); step++) {
                rest();
                heard.progress(
                        new Progress(
                                "Training the supernet: epoch %d of 20".formatted(step),
                                step / 20.0,
                                Optional.of(beat.multipliedBy(20 - step))));
                heard.sample(new Sample("supernet loss", step, 2.3 * Math.exp(-step / 9.0)));
                heard.sample(
                        new Sample("supernet accuracy", step, 90 - 80 * Math.exp(-step / 6.0)));
            }
            if (run.journal.isEmpty()) {
                tell(new SearchEvent.Started(run.settings, "test"));
                tell(
                        new SearchEvent.Prepared(
                                "supernet",
                                Map.of("seconds", 42.0),
                                Optional.of(
                                        new Trust(
                                                0.73,
                                                0.66,
                                                0.79,
                                                100,
                                                "CIFAR-10 test accuracy",
                                                "measured with the quick preset",
                                                Map.of()))));
            } else {
                tell(new SearchEvent.Resumed(next()));
            }
            while (next() <= run.settings.iterations()) {
                if (!Gate.pass(control, () -> become(RunState.PAUSED, heard))) {
                    tell(
                            new SearchEvent.Stopped(
                                    next(),
                                    "Stopped by you after iteration " + (next() - 1) + "."));
                    become(RunState.STOPPED, heard);
                    return;
                }
                become(RunState.RUNNING, heard);
                iterate(next(), heard);
            }
            tell(
                    new SearchEvent.Finished(
                            run.settings.iterations(),
                            run.best().map(SearchEvent.Evaluated::iteration),
                            "All %d iterations are done.".formatted(run.settings.iterations())));
            become(RunState.FINISHED, heard);
        }

        private int next() {
            return run.evaluated().isEmpty()
                    ? 1 - run.settings.initial()
                    : run.evaluated().getLast().iteration() + 1;
        }

        private void iterate(int iteration, SearchListener heard) {
            SplittableRandom random = new SplittableRandom(run.settings.seed() * 1000 + iteration);
            Stage stage =
                    iteration <= 0
                            ? Stage.INITIAL
                            : iteration <= run.settings.lambda()
                                    ? Stage.SELF_EVOLUTION
                                    : Stage.KNOWLEDGE_INSPIRATION;
            Optional<SearchEvent.Evaluated> parent =
                    stage == Stage.INITIAL ? Optional.empty() : run.best();
            Architecture child =
                    parent.map(p -> neighbour(p.architecture(), random))
                            .orElseGet(() -> space.sample(random));
            Reply reply = reply(stage, child);
            heard.progress(new Progress("Asking the strategist", 0.2, Optional.empty()));
            String whole = reply.reasoning();
            for (int part = 1; part <= 3; part++) {
                heard.text(iteration, whole.substring(0, whole.length() * part / 3));
                rest();
            }
            Optional<Integer> from =
                    stage == Stage.SELF_EVOLUTION
                            ? parent.map(SearchEvent.Evaluated::iteration)
                            : Optional.empty();
            List<Integer> shown =
                    stage == Stage.KNOWLEDGE_INSPIRATION
                            ? run.evaluated().stream()
                                    .map(SearchEvent.Evaluated::iteration)
                                    .limit(5)
                                    .toList()
                            : List.of();
            int attempt = 1;
            if (iteration > 0 && iteration % 5 == 0) {
                tell(
                        new SearchEvent.Proposed(
                                iteration,
                                stage,
                                attempt,
                                from,
                                shown,
                                Reply.of("", "", "|nor_conv_7x7~0|+…")));
                tell(
                        new SearchEvent.Rejected(
                                iteration,
                                attempt++,
                                "At character 1: found nor_conv_7x7, expected an operation of the"
                                        + " space (nearest: nor_conv_3x3).",
                                1));
            }
            tell(new SearchEvent.Proposed(iteration, stage, attempt, from, shown, reply));
            heard.progress(
                    new Progress(
                            "Evaluating %d: batch norm 6 of 10".formatted(iteration),
                            0.6,
                            Optional.of(beat)));
            rest();
            tell(
                    new SearchEvent.Evaluated(
                            iteration, stage, from, child, evaluation(child, random)));
            if (iteration == 7) {
                tell(
                        new SearchEvent.Health(
                                iteration,
                                "Duplicates",
                                "4 of the last 10 proposals repeat a known architecture.",
                                "Ban what keeps coming back, or widen ξ."));
            }
        }

        private Architecture neighbour(Architecture parent, SplittableRandom random) {
            List<Architecture> near = new ArrayList<>(space.neighbours(parent));
            return near.get(random.nextInt(near.size()));
        }

        private static Reply reply(Stage stage, Architecture child) {
            String reasoning =
                    stage == Stage.INITIAL
                            ? "Drawn uniformly from the space."
                            : "Edge 0→3 with `nor_conv_3x3` is worth **+1.4 ± 0.3**, the largest effect"
                                    + " so far; pooling on edge 1→2 costs 0.9 ± 0.4.\n\n- posterior from"
                                    + " 12 evaluations\n- parameters correlate at 0.6";
            return Reply.of(
                    reasoning,
                    stage == Stage.INITIAL
                            ? ""
                            : "Replace the pooling by a convolution: the same depth, a wider view.",
                    child.genotype());
        }

        private Evaluation evaluation(Architecture architecture, SplittableRandom random) {
            double worth =
                    architecture.cells().stream()
                            .flatMap(c -> c.edges().stream())
                            .mapToDouble(e -> worth(e.operation()))
                            .average()
                            .orElse(0);
            double accuracy = 70 + 20 * worth + random.nextDouble();
            double parameters =
                    space.diagnose(architecture, new NetworkShape(16, 5, 10, 1, 28)).parameters();
            return new Evaluation(
                    0.2 + 0.7 * worth + 0.05 * random.nextDouble(),
                    Map.of("accuracy", accuracy, "loss", 3 - 2 * worth, "parameters", parameters),
                    0.4,
                    "rehearsed",
                    Optional.empty());
        }

        private static double worth(Operation operation) {
            return switch (operation) {
                case NOR_CONV_3X3, SEP_CONV_3X3, SEP_CONV_5X5 -> 1;
                case NOR_CONV_1X1, DIL_CONV_3X3, DIL_CONV_5X5 -> 0.7;
                case SKIP_CONNECT -> 0.6;
                case AVG_POOL_3X3, MAX_POOL_3X3 -> 0.3;
                default -> 0;
            };
        }

        private void rest() {
            long until = System.nanoTime() + beat.toNanos();
            while (!control.stopping() && System.nanoTime() < until) {
                try {
                    Thread.sleep(Math.max(1, Math.min(10, beat.toMillis())));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        @Override
        public boolean await(Duration timeout) throws InterruptedException {
            return thread == null || thread.join(timeout);
        }

        @Override
        public void close() {
            control.stop();
            try {
                await(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
