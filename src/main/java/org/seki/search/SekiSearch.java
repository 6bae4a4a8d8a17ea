package org.seki.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.prompt.Reading;
import org.seki.search.Proposal.Candidate;
import org.seki.search.SearchEvent.Evaluated;
import org.seki.search.SearchEvent.Failed;
import org.seki.search.SearchEvent.Finished;
import org.seki.search.SearchEvent.Health;
import org.seki.search.SearchEvent.Prepared;
import org.seki.search.SearchEvent.Proposed;
import org.seki.search.SearchEvent.Reused;
import org.seki.search.SearchEvent.StageChanged;
import org.seki.space.Architecture;
import org.seki.space.SearchSpace;
import org.seki.strategist.Context;
import org.seki.strategist.Known;
import org.seki.strategist.Listener;
import org.seki.strategist.Reply;
import org.seki.strategist.Stage;
import org.seki.strategist.Strategist;

/**
 * SEKI (arXiv 2502.20422): λ iterations of self-evolution, then γ of knowledge inspiration. Each
 * reads <em>context, propose, evaluate, remember</em> and is one transaction of the journal. Used
 * by the search thread alone.
 */
final class SekiSearch {
    private static final int INITIAL_DRAWS = 100;

    private final SearchSpace space;
    private final Strategists strategists;
    private final Evaluator evaluator;
    private final ReplyReader reader;
    private final Memory memory;
    private final SearchState state;
    private final RandomStreams random;
    private final Contexts contexts;
    private final Monitor monitor;
    private final Consumer<String> text;

    /**
     * @param monitor hears and cancels the evaluator, and cancels the strategist
     * @param text hears the reply being written
     */
    SekiSearch(
            SearchSpace space,
            Strategists strategists,
            Evaluator evaluator,
            ReplyReader reader,
            Memory memory,
            Monitor monitor,
            Consumer<String> text) {
        this.space = space;
        this.strategists = strategists;
        this.evaluator = evaluator;
        this.reader = reader;
        this.memory = memory;
        this.state = memory.state();
        this.random = new RandomStreams(state.settings().seed());
        this.contexts = new Contexts(space, random);
        this.monitor = monitor;
        this.text = text;
    }

    void prepare() {
        Map<String, Double> facts = evaluator.prepare(monitor);
        memory.remember(List.of(new Prepared(evaluator.name(), facts, evaluator.trust())));
    }

    /**
     * Passes the gate into the next iteration; when there is none, or a budget is spent, the run is
     * finished.
     */
    boolean enter() {
        memory.enter();
        Optional<String> end = end();
        end.ifPresent(sentence ->
                memory.remember(
                        List.of(
                                new Finished(
                                        state.iteration(),
                                        state.repository().best().map(Known::iteration),
                                        sentence))));
        return end.isEmpty();
    }

    /**
     * @throws SearchRefused when the strategist cannot be asked now; the iteration is not used up
     */
    void iterate() {
        Context context = context();
        Proposal proposal = propose(context);
        if (proposal.candidate() instanceof Candidate.Unanswerable(String sentence)) {
            memory.remember(proposal.events());
            throw new SearchRefused(sentence, "strategist", "");
        }
        SearchEvent ending = evaluate(context, proposal.candidate());
        remember(context, proposal, ending);
    }

    private Optional<String> end() {
        Optional<String> spent = Spending.exceeded(state);
        if (spent.isPresent() || stage().isPresent()) {
            return spent;
        }
        return Optional.of("All %d iterations are done.".formatted(state.iteration()));
    }

    /** An injected architecture is evaluated even when no iteration is left. */
    private Optional<Stage> stage() {
        return state.stage().or(() -> state.injection().flatMap(i -> state.announced()));
    }

    private Context context() {
        return contexts.of(state, stage().orElseThrow(), state.entered());
    }

    private Proposal propose(Context context) {
        if (state.injection().isPresent()) {
            return injected(context, state.injection().get());
        }
        Strategist strategist = strategists.of(state.settings().strategist());
        boolean needs = strategist.needsExample() && !Contexts.tells(context);
        if (context.stage() == Stage.INITIAL || needs) {
            return drawn(context);
        }
        Listener listener =
                new Listener() {
                    @Override
                    public void text(String soFar) {
                        text.accept(soFar);
                    }

                    @Override
                    public boolean cancelled() {
                        return monitor.cancelled();
                    }
                };
        monitor.progress(Progress.of("Asking for architecture " + context.iteration()));
        SearchSettings settings = state.settings();
        return new Dialogue(
                        strategist,
                        reader,
                        attempt -> random.stream("strategist", context.iteration(), attempt),
                        listener,
                        context,
                        state.repository())
                .hold(settings.repairTurns(), settings.duplicateAsks());
    }

    /** The initial architectures, and whenever a strategist lacks the example it needs. */
    private Proposal drawn(Context context) {
        Architecture architecture = draw(context.iteration(), 1);
        for (int i = 2; i <= INITIAL_DRAWS && known(architecture).isPresent(); i++) {
            architecture = draw(context.iteration(), i);
        }
        Proposed proposed =
                proposed(context, "Drawn uniformly at random.", architecture.genotype());
        return new Proposal(List.of(proposed), candidate(architecture));
    }

    private Architecture draw(int iteration, int attempt) {
        return space.sample(random.stream("initial", iteration, attempt));
    }

    private Proposal injected(Context context, String genotype) {
        Proposed proposed = proposed(context, "Injected by a person.", genotype);
        Candidate candidate =
                switch (ReplyReader.genotypeOnly().read(space, genotype)) {
                    case Reading.Parsed(Architecture architecture) -> candidate(architecture);
                    case Reading.Rejected rejected -> new Candidate.Nothing(rejected.reason());
                };
        return new Proposal(List.of(proposed), candidate);
    }

    private static Proposed proposed(Context context, String reasoning, String genotype) {
        return new Proposed(
                context.iteration(),
                context.stage(),
                1,
                Optional.empty(),
                List.of(),
                Reply.of(reasoning, "", genotype));
    }

    private Candidate candidate(Architecture architecture) {
        return known(architecture)
                .<Candidate>map(k -> new Candidate.Old(architecture, k))
                .orElseGet(() -> new Candidate.New(architecture));
    }

    private Optional<Known> known(Architecture architecture) {
        return state.repository().find(architecture);
    }

    private SearchEvent evaluate(Context context, Candidate candidate) {
        int iteration = context.iteration();
        Stage stage = context.stage();
        return switch (candidate) {
            case Candidate.New(Architecture architecture) -> {
                monitor.progress(
                        Progress.of(
                                stage == Stage.INITIAL
                                        ? "Evaluating an initial architecture"
                                        : "Evaluating architecture " + iteration));
                Evaluation evaluation = evaluator.evaluate(architecture, monitor);
                yield Double.isFinite(evaluation.score())
                        ? new Evaluated(
                                iteration,
                                stage,
                                context.current().map(Known::iteration),
                                architecture,
                                evaluation)
                        : new Failed(
                                iteration,
                                stage,
                                "The evaluator found no finite score for %s."
                                        .formatted(architecture.genotype()));
            }
            case Candidate.Old(Architecture architecture, Known known) ->
                    new Reused(iteration, stage, architecture, known.iteration(), known.score());
            case Candidate.Nothing(String sentence) -> new Failed(iteration, stage, sentence);
            case Candidate.Unanswerable u ->
                    throw new IllegalStateException("an iteration that waits has no end");
        };
    }

    private void remember(Context context, Proposal proposal, SearchEvent ending) {
        List<SearchEvent> events = new ArrayList<>();
        if (state.announced().filter(context.stage()::equals).isEmpty()) {
            events.add(new StageChanged(context.iteration(), context.stage()));
        }
        List<SearchEvent> turns = new ArrayList<>(proposal.events());
        turns.add(ending);
        events.addAll(turns);
        events.addAll(health(Iteration.of(turns)));
        memory.remember(events);
    }

    private List<Health> health(Iteration last) {
        List<Iteration> iterations = new ArrayList<>(state.iterations());
        iterations.add(last);
        return HealthMonitor.ALL.stream()
                .filter(m -> !spokeLately(m, last.index()))
                .flatMap(m ->
                        m.look(iterations, state.settings().thresholds()).stream()
                                .map(f -> f.event(last.index(), m)))
                .toList();
    }

    private boolean spokeLately(HealthMonitor monitor, int iteration) {
        int window = state.settings().thresholds().window();
        return state.spoken(monitor.name()).filter(s -> iteration - s < window).isPresent();
    }
}
