package org.seki.search;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.seki.search.SearchEvent.Duplicate;
import org.seki.search.SearchEvent.Evaluated;
import org.seki.search.SearchEvent.Failed;
import org.seki.search.SearchEvent.Finished;
import org.seki.search.SearchEvent.Health;
import org.seki.search.SearchEvent.Prepared;
import org.seki.search.SearchEvent.Proposed;
import org.seki.search.SearchEvent.Rejected;
import org.seki.search.SearchEvent.Resumed;
import org.seki.search.SearchEvent.Reused;
import org.seki.search.SearchEvent.StageChanged;
import org.seki.search.SearchEvent.Started;
import org.seki.search.SearchEvent.Steered;
import org.seki.search.SearchEvent.Stopped;
import org.seki.search.SearchEvent.Unanswered;
import org.seki.search.SearchEvent.Unsealed;
import org.seki.strategist.Stage;
import org.seki.strategist.Usage;

/**
 * What replaying a run's events gives; nothing of a run is kept anywhere else. Not thread-safe.
 *
 * <p>A steering accepted during iteration n is effective from n + 1, in the run itself and in every
 * replay of it, wherever in the journal it stands.
 */
public final class SearchState {
    private final Repository repository = new Repository();
    private final List<Iteration> iterations = new ArrayList<>();
    private final List<SearchEvent> open = new ArrayList<>();
    private final SortedMap<Integer, Steered> pending = new TreeMap<>();
    private final Deque<String> injections = new ArrayDeque<>();
    private final Map<String, Integer> spoken = new HashMap<>();
    private volatile SearchSettings settings;
    private Plan plan;
    private int steerings;
    private int entered;
    private @Nullable String injection;
    private @Nullable Stage announced;
    private @Nullable Finished finished;
    private Usage usage = Usage.NOTHING;
    private int evaluations;
    private int tested;
    private boolean unsealed;
    private double working;

    /** A run of which nothing has happened yet. */
    public SearchState(SearchSettings settings) {
        this.settings = settings;
        this.plan = Plan.of(settings);
        this.entered = -settings.initial();
    }

    /**
     * @throws IllegalArgumentException when the first event is not {@link Started}
     */
    public static SearchState replay(List<SearchEvent> events) {
        if (events.isEmpty() || !(events.getFirst() instanceof Started started)) {
            throw new IllegalArgumentException("a run's events begin with Started");
        }
        SearchState state = new SearchState(started.settings());
        events.forEach(state::apply);
        return state;
    }

    public void apply(SearchEvent event) {
        switch (event) {
            case Started s -> {}
            case Prepared p -> working += p.facts().getOrDefault("seconds", 0.0);
            case StageChanged s -> {
                enter(s.iteration());
                announced = s.stage();
            }
            case Proposed p -> {
                enter(p.iteration());
                usage = usage.plus(p.reply().usage());
                open.add(p);
            }
            case Unanswered u -> {
                enter(u.iteration());
                usage = usage.plus(u.noReply().usage());
                open.add(u);
                if (u.noReply().ends()) {
                    open.clear();
                }
            }
            case Rejected r -> open.add(r);
            case Duplicate d -> open.add(d);
            case Evaluated e -> {
                enter(e.iteration());
                requireFinite(e);
                repository.add(e.iteration(), e.architecture(), e.evaluation());
                evaluations++;
                tested += e.evaluation().test().isPresent() ? 1 : 0;
                working += e.evaluation().seconds();
                end(e);
            }
            case Reused r -> {
                enter(r.iteration());
                repository.reuse(r.iteration(), r.known());
                end(r);
            }
            case Failed f -> {
                enter(f.iteration());
                end(f);
            }
            case Steered s -> accept(s);
            case Health h -> spoken.put(h.monitor(), h.iteration());
            case Stopped s -> {}
            case Resumed r -> {}
            case Finished f -> finished = f;
            case Unsealed u -> unsealed = true;
        }
    }

    private static void requireFinite(Evaluated e) {
        if (!Double.isFinite(e.evaluation().score())) {
            throw new IllegalArgumentException(
                    "iteration %d was evaluated, but has no finite score".formatted(e.iteration()));
        }
    }

    private void end(SearchEvent last) {
        open.add(last);
        Iteration iteration = Iteration.of(open);
        open.clear();
        injection = null;
        iterations.add(iteration);
        plan = plan.spent(iteration.stage());
    }

    private void accept(Steered steered) {
        steerings++;
        if (steered.steering() instanceof Steering.Withdraw w) {
            pending.remove(w.steering());
        } else {
            pending.put(steerings, steered);
        }
    }

    /** Passes the gate into an iteration: what was steered before it is effective from now on. */
    void enter(int iteration) {
        if (iteration <= entered) {
            return;
        }
        entered = iteration;
        pending.values()
                .removeIf(s -> {
                    boolean due = s.afterIteration() < iteration;
                    if (due) {
                        change(s.steering());
                    }
                    return due;
                });
        injection = injections.poll();
    }

    private void change(Steering steering) {
        switch (steering) {
            case Steering.Pin p -> repository.pin(p.iteration());
            case Steering.Unpin u -> repository.unpin(u.iteration());
            case Steering.Ban b -> repository.ban(b.iteration());
            case Steering.Unban u -> repository.unban(u.iteration());
            case Steering.Inject i -> injections.add(i.genotype());
            case Steering.SwitchStage s -> plan = plan.enter(s.stage());
            case Steering.Left l -> plan = plan.with(l.stage(), l.iterations());
            case Steering.Inspiration i ->
                    settings = settings.withInspiration(i.topK(), i.sample());
            case Steering.History h -> settings = settings.withHistory(h.steps());
            case Steering.Spend s -> settings = settings.withBudgets(s.budgets());
            case Steering.Ask a -> settings = settings.withStrategist(a.strategist());
            case Steering.Withdraw w ->
                    throw new IllegalStateException("a withdrawal is effective when accepted");
        }
    }

    /** As started, with what steering has changed since. */
    public SearchSettings settings() {
        return settings;
    }

    public Repository repository() {
        return repository;
    }

    /** All that have ended, in order. */
    public List<Iteration> iterations() {
        return Collections.unmodifiableList(iterations);
    }

    /** The last that has ended; −initial when none has. */
    public int iteration() {
        return iterations.isEmpty() ? -settings.initial() : iterations.getLast().index();
    }

    /** The stage of the iteration to come; empty when none is left. */
    public Optional<Stage> stage() {
        return plan.next();
    }

    /** Iterations left of a stage. */
    public int left(Stage stage) {
        return plan.left(stage);
    }

    /** Accepted steering that is not yet effective, by its number among all of the run. */
    public SortedMap<Integer, Steering> pending() {
        SortedMap<Integer, Steering> steering = new TreeMap<>();
        pending.forEach((number, steered) -> steering.put(number, steered.steering()));
        return steering;
    }

    /** Tokens, money and seconds of all replies. */
    public Usage usage() {
        return usage;
    }

    public int evaluations() {
        return evaluations;
    }

    /** Spent preparing, evaluating and waiting for replies; pauses do not count. */
    public double seconds() {
        return working + usage.seconds();
    }

    public Optional<Finished> finished() {
        return Optional.ofNullable(finished);
    }

    /**
     * What breaking the seal of the test metric comes to.
     *
     * @return nothing when it is broken already
     * @throws SearchRefused when the run has not finished, or has no test metric
     */
    public Optional<Unsealed> unseal(String by, Instant at) {
        if (finished == null) {
            throw new SearchRefused(
                    "The test metric stays sealed until the run has finished: whoever knows it could choose by it.",
                    "test metric",
                    "Resume the run and let it finish first.");
        }
        if (tested == 0) {
            throw new SearchRefused(
                    "This run has no test metric: nothing it evaluated came with one.",
                    "test metric",
                    "Search on a table that has a test column.");
        }
        return unsealed ? Optional.empty() : Optional.of(new Unsealed(by, at));
    }

    /** The genotype that a person wants evaluated in the iteration just entered. */
    Optional<String> injection() {
        return Optional.ofNullable(injection);
    }

    /** The iteration whose gate was passed last: in progress, or ended when nothing is. */
    int entered() {
        return entered;
    }

    /** The stage that was last announced by {@link StageChanged}. */
    Optional<Stage> announced() {
        return Optional.ofNullable(announced);
    }

    /** The iteration in which a monitor last spoke. */
    Optional<Integer> spoken(String monitor) {
        return Optional.ofNullable(spoken.get(monitor));
    }
}
