package org.seki.ui.fx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.evaluation.SealedTest;
import org.seki.evaluation.Trust;
import org.seki.search.Note;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.SearchState;
import org.seki.search.Steering;
import org.seki.search.SteeringLog;
import org.seki.strategist.ManualDesk.Sheet;
import org.seki.strategist.NoReply;
import org.seki.strategist.Reply;
import org.seki.strategist.Stage;
import org.seki.strategist.Usage;
import org.seki.ui.fx.IterationRow.Outcome;
import org.seki.ui.fx.IterationRow.Proposal;

/**
 * One open run as the window knows it: every event folded into rows, the live curves, what waits,
 * and which iteration all panels look at. Changed only by {@link EventPump} on the JavaFX thread;
 * panels read, listen and {@link #select}. Needs no toolkit.
 */
public final class RunFeed {
    /** A live curve is thinned to half when it has this many points. */
    static final int CURVE_POINTS = 4000;

    /** More cannot be told apart on a screen. */
    public static final int SIDE_BY_SIDE = 4;

    private static final Progress IDLE = new Progress("", 0, Optional.empty());

    private final SearchState search;
    private final Rows rows = new Rows();
    private final ObservableList<IterationRow> iterations =
            FXCollections.unmodifiableObservableList(rows);
    private final ObservableMap<String, ObservableList<Sample>> series =
            FXCollections.observableHashMap();
    private final ObservableList<Integer> compared = FXCollections.observableArrayList();
    private final ObservableMap<Integer, Note> notes = FXCollections.observableHashMap();
    private final ObservableSet<Integer> pinned = FXCollections.observableSet();
    private final ObservableSet<Integer> banned = FXCollections.observableSet();
    private final ObservableList<Change> changes = FXCollections.observableArrayList();
    private final Set<Integer> withdrawn = new HashSet<>();
    private final ObservableList<Change> pending = FXCollections.observableArrayList();
    private final ObservableList<SearchEvent.Health> health = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<RunState> state =
            new ReadOnlyObjectWrapper<>(RunState.PREPARING);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(IDLE);
    private final ReadOnlyObjectWrapper<Optional<Writing>> writing =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Trust>> trust =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<IterationRow>> best =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<IterationRow>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> ended =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Usage> spent = new ReadOnlyObjectWrapper<>(Usage.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<Sheet>> sheet =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Budgets> budgets;
    private final Map<Integer, SealedTest> tests = new HashMap<>();
    private final ReadOnlyBooleanWrapper unsealed = new ReadOnlyBooleanWrapper();
    private boolean following = true;

    /**
     * Something a person changed.
     *
     * @param number from 1, as {@link Steering.Withdraw} takes it
     */
    public record Change(int number, SearchEvent.Steered steered) {
        public Steering steering() {
            return steered.steering();
        }
    }

    /**
     * The reply being written now.
     *
     * @param text so far
     * @param ended whether it is whole and what it proposes is being evaluated
     */
    public record Writing(int iteration, String text, boolean ended) {}

    public RunFeed(SearchSettings settings) {
        this.search = new SearchState(settings);
        this.budgets = new ReadOnlyObjectWrapper<>(settings.budgets());
    }

    /** As started, with what steering has changed since. */
    public SearchSettings settings() {
        return search.settings();
    }

    /** The stage of the iteration to come; empty when none is left. */
    public Optional<Stage> stage() {
        return search.stage();
    }

    /** Iterations left of a stage, the one in progress among them. */
    public int left(Stage stage) {
        return search.left(stage);
    }

    /** The last iteration that has ended; 0 before the first. */
    public int ended() {
        return Math.max(0, search.iteration());
    }

    /** The last iteration there will be, as things stand. */
    public int planned() {
        return ended() + left(Stage.SELF_EVOLUTION) + left(Stage.KNOWLEDGE_INSPIRATION);
    }

    /** Who changed what, and what the score did afterwards. */
    public SteeringLog steeringLog() {
        return SteeringLog.of(changes.stream().map(Change::steered).toList(), search.iterations());
    }

    /** In the order they began; read-only; one change a tick. */
    public ObservableList<IterationRow> iterations() {
        return iterations;
    }

    public Optional<IterationRow> row(int iteration) {
        return rows.of(iteration);
    }

    /**
     * What a row is compared with: its parent in self-evolution, the best that was shown in
     * knowledge inspiration.
     */
    public Optional<IterationRow> base(IterationRow row) {
        return row.parent()
                .flatMap(this::row)
                .or(() ->
                        row.shown().stream()
                                .flatMap(i -> row(i).stream())
                                .filter(IterationRow::scored)
                                .max(Comparator.comparingDouble(IterationRow::score)));
    }

    /** The row all panels look at; the newest scored one until somebody selects. */
    public ReadOnlyObjectProperty<Optional<IterationRow>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public Optional<IterationRow> selected() {
        return selected.get();
    }

    /** All panels look at this iteration from now on; no effect when there is no such row. */
    public void select(int iteration) {
        row(iteration)
                .ifPresent(r -> {
                    following = false;
                    selected.set(Optional.of(r));
                });
    }

    /** Back to looking at the newest scored row, whichever that is. */
    public void follow() {
        following = true;
        refreshSelected();
    }

    public ReadOnlyObjectProperty<Optional<IterationRow>> bestProperty() {
        return best.getReadOnlyProperty();
    }

    public Optional<IterationRow> best() {
        return best.get();
    }

    /** Iterations put side by side, at most {@link #SIDE_BY_SIDE}, in the order they were. */
    public ObservableList<Integer> compared() {
        return compared;
    }

    /** Puts a scored iteration beside the others, or takes it away. */
    public void compare(int iteration) {
        if (!compared.remove((Integer) iteration)
                && row(iteration).filter(IterationRow::scored).isPresent()) {
            if (compared.size() == SIDE_BY_SIDE) {
                compared.removeFirst();
            }
            compared.add(iteration);
        }
    }

    /** What a person noted, by iteration. */
    public ObservableMap<Integer, Note> notes() {
        return notes;
    }

    public Note note(int iteration) {
        return notes.getOrDefault(iteration, Note.NONE);
    }

    /** Live curves by series name, x ascending; a long one is thinned. */
    public ObservableMap<String, ObservableList<Sample>> series() {
        return series;
    }

    public ObservableSet<Integer> pinned() {
        return pinned;
    }

    public ObservableSet<Integer> banned() {
        return banned;
    }

    /** Steering that is journaled and waits for the next iteration. */
    public ObservableList<Change> pending() {
        return pending;
    }

    /** All steering of the run, in order; a change is {@link #withdrawn} or it worked, or waits. */
    public ObservableList<Change> changes() {
        return changes;
    }

    public boolean withdrawn(Change change) {
        return withdrawn.contains(change.number());
    }

    /** What the monitors said, newest last. */
    public ObservableList<SearchEvent.Health> health() {
        return health;
    }

    public ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Writing>> writingProperty() {
        return writing.getReadOnlyProperty();
    }

    /** How far the evaluator's scores were found to be trusted. */
    public ReadOnlyObjectProperty<Optional<Trust>> trustProperty() {
        return trust.getReadOnlyProperty();
    }

    /** Why the search waits for a person; empty when it does not. */
    public ReadOnlyObjectProperty<Optional<String>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** The sentence with which the run stopped, finished or failed to. */
    public ReadOnlyObjectProperty<Optional<String>> endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /** What all replies of the run cost so far. */
    public ReadOnlyObjectProperty<Usage> spentProperty() {
        return spent.getReadOnlyProperty();
    }

    /** The caps of the run, as started or as a person changed them since. */
    public ReadOnlyObjectProperty<Budgets> budgetsProperty() {
        return budgets.getReadOnlyProperty();
    }

    /** The prompt that waits for a person's reply; empty when none does. */
    public ReadOnlyObjectProperty<Optional<Sheet>> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }

    /** Who proposes and how, as started or as a person changed it since. */
    public Choice strategist() {
        return lastOf(Steering.Ask.class)
                .map(Steering.Ask::strategist)
                .orElse(settings().strategist());
    }

    private <S extends Steering> Optional<S> lastOf(Class<S> kind) {
        return changes.reversed().stream()
                .filter(c -> !withdrawn.contains(c.number()) && kind.isInstance(c.steering()))
                .findFirst()
                .map(c -> kind.cast(c.steering()));
    }

    /**
     * Whether the test metric may be read: a finished run's journal says that the seal is broken.
     */
    public ReadOnlyBooleanProperty unsealedProperty() {
        return unsealed.getReadOnlyProperty();
    }

    /** Whether any architecture came with a test metric, sealed or not. */
    public boolean tested() {
        return !tests.isEmpty();
    }

    /** The test metric of an iteration; empty while it is sealed. */
    public OptionalDouble test(int iteration) {
        SealedTest test = tests.get(iteration);
        return test == null || !unsealed.get()
                ? OptionalDouble.empty()
                : OptionalDouble.of(test.open());
    }

    void facts(List<SearchEvent> events) {
        if (!events.isEmpty()) {
            events.forEach(search::apply);
            rows.batch(() -> events.forEach(this::fold));
            refreshSelected();
        }
    }

    /** Only evaluators report progress: a reply that was being written is whole by then. */
    void progress(Progress now) {
        progress.set(now);
        writing.get()
                .filter(w -> !w.ended())
                .ifPresent(
                        w -> writing.set(Optional.of(new Writing(w.iteration(), w.text(), true))));
    }

    void trouble(String sentence) {
        trouble.set(Optional.of(sentence));
    }

    void state(RunState now) {
        if (now == RunState.RUNNING || now == RunState.FINISHED) {
            trouble.set(Optional.empty());
        }
        state.set(now);
        if (now != RunState.RUNNING && now != RunState.PREPARING) {
            progress.set(IDLE);
            writing.set(Optional.empty());
        }
    }

    void sheet(Optional<Sheet> now) {
        sheet.set(now);
    }

    void text(int iteration, String soFar) {
        writing.set(Optional.of(new Writing(iteration, soFar, false)));
    }

    void sample(Sample sample) {
        ObservableList<Sample> curve =
                series.computeIfAbsent(sample.series(), s -> FXCollections.observableArrayList());
        if (!curve.isEmpty() && sample.x() <= curve.getLast().x()) {
            return;
        }
        if (curve.size() >= CURVE_POINTS) {
            List<Sample> half = new ArrayList<>();
            for (int i = 0; i < curve.size(); i += 2) {
                half.add(curve.get(i));
            }
            curve.setAll(half);
        }
        curve.add(sample);
    }

    private void fold(SearchEvent event) {
        switch (event) {
            case SearchEvent.Started _ -> {}
            case SearchEvent.Prepared e -> trust.set(e.trust());
            case SearchEvent.StageChanged _ -> {}
            case SearchEvent.Proposed e -> proposed(e);
            case SearchEvent.Unanswered e -> unanswered(e);
            case SearchEvent.Rejected e -> fault(e.iteration(), e.attempt(), e.reason());
            case SearchEvent.Duplicate e ->
                    fault(e.iteration(), e.attempt(), "Repeats iteration " + e.known() + ".");
            case SearchEvent.Evaluated e -> evaluated(e);
            case SearchEvent.Reused e -> reused(e);
            case SearchEvent.Failed e -> failed(e);
            case SearchEvent.Steered e -> steered(e);
            case SearchEvent.Health e -> health.add(e);
            case SearchEvent.Stopped e -> ended.set(Optional.of(e.sentence()));
            case SearchEvent.Resumed _ -> ended.set(Optional.empty());
            case SearchEvent.Finished e -> ended.set(Optional.of(e.sentence()));
            case SearchEvent.Unsealed _ -> unsealed.set(true);
        }
    }

    private void proposed(SearchEvent.Proposed e) {
        began(e.iteration());
        spent.set(spent.get().plus(e.reply().usage()));
        update(
                e.iteration(),
                e.stage(),
                r -> {
                    List<Proposal> attempts = new ArrayList<>(r.attempts());
                    attempts.add(new Proposal(e.attempt(), e.reply(), Optional.empty()));
                    return new IterationRow(
                            r.iteration(),
                            e.stage(),
                            Outcome.OPEN,
                            e.parent(),
                            e.shown(),
                            attempts,
                            r.architecture(),
                            r.score(),
                            r.metrics(),
                            r.seconds(),
                            r.improved(),
                            r.sentence());
                });
    }

    /** One that ends the search leaves its iteration to be asked again. */
    private void unanswered(SearchEvent.Unanswered e) {
        NoReply none = e.noReply();
        if (none.ends()) {
            spent.set(spent.get().plus(none.usage()));
            return;
        }
        Reply nothing = new Reply("", "", "", none.usage(), none.exchanges());
        proposed(
                new SearchEvent.Proposed(
                        e.iteration(),
                        e.stage(),
                        e.attempt(),
                        row(e.iteration()).flatMap(IterationRow::parent),
                        row(e.iteration()).map(IterationRow::shown).orElse(List.of()),
                        nothing));
        fault(e.iteration(), e.attempt(), none.sentence());
    }

    private void fault(int iteration, int attempt, String reason) {
        update(
                iteration,
                Stage.INITIAL,
                r ->
                        new IterationRow(
                                r.iteration(),
                                r.stage(),
                                r.outcome(),
                                r.parent(),
                                r.shown(),
                                r.attempts().stream()
                                        .map(a ->
                                                a.attempt() == attempt
                                                        ? new Proposal(
                                                                attempt,
                                                                a.reply(),
                                                                Optional.of(reason))
                                                        : a)
                                        .toList(),
                                r.architecture(),
                                r.score(),
                                r.metrics(),
                                r.seconds(),
                                r.improved(),
                                r.sentence()));
    }

    private void evaluated(SearchEvent.Evaluated e) {
        began(e.iteration());
        double score = e.evaluation().score();
        e.evaluation().test().ifPresent(test -> tests.put(e.iteration(), test));
        boolean improved = best.get().map(b -> score > b.score()).orElse(true);
        update(
                e.iteration(),
                e.stage(),
                r ->
                        new IterationRow(
                                r.iteration(),
                                e.stage(),
                                Outcome.EVALUATED,
                                e.parent(),
                                r.shown(),
                                r.attempts(),
                                Optional.of(e.architecture()),
                                score,
                                e.evaluation().metrics(),
                                e.evaluation().seconds(),
                                improved,
                                ""));
        if (improved) {
            best.set(row(e.iteration()));
        }
    }

    private void reused(SearchEvent.Reused e) {
        began(e.iteration());
        update(
                e.iteration(),
                e.stage(),
                r ->
                        new IterationRow(
                                r.iteration(),
                                e.stage(),
                                Outcome.REUSED,
                                r.parent(),
                                r.shown(),
                                r.attempts(),
                                Optional.of(e.architecture()),
                                e.score(),
                                row(e.known()).map(IterationRow::metrics).orElse(r.metrics()),
                                0,
                                false,
                                "Took over the score of iteration " + e.known() + "."));
    }

    private void failed(SearchEvent.Failed e) {
        began(e.iteration());
        update(
                e.iteration(),
                e.stage(),
                r ->
                        new IterationRow(
                                r.iteration(),
                                e.stage(),
                                Outcome.FAILED,
                                r.parent(),
                                r.shown(),
                                r.attempts(),
                                Optional.empty(),
                                Double.NaN,
                                r.metrics(),
                                0,
                                false,
                                e.sentence()));
    }

    private void steered(SearchEvent.Steered e) {
        Change change = new Change(changes.size() + 1, e);
        changes.add(change);
        if (e.steering() instanceof Steering.Withdraw w) {
            withdrawn.add(w.steering());
            pending.removeIf(c -> c.number() == w.steering());
        } else {
            pending.add(change);
        }
        budgets.set(
                lastOf(Steering.Spend.class)
                        .map(Steering.Spend::budgets)
                        .orElse(settings().budgets()));
        mark();
    }

    /** Pins and bans as all changes but the withdrawn ones leave them; shown before they work. */
    private void mark() {
        Set<Integer> pins = new HashSet<>();
        Set<Integer> bans = new HashSet<>();
        for (Change change : changes) {
            if (withdrawn.contains(change.number())) {
                continue;
            }
            switch (change.steering()) {
                case Steering.Pin s -> {
                    pins.add(s.iteration());
                    bans.remove(s.iteration());
                }
                case Steering.Unpin s -> pins.remove(s.iteration());
                case Steering.Ban s -> {
                    bans.add(s.iteration());
                    pins.remove(s.iteration());
                }
                case Steering.Unban s -> bans.remove(s.iteration());
                case Steering.Inject _,
                        Steering.SwitchStage _,
                        Steering.Left _,
                        Steering.Inspiration _,
                        Steering.History _,
                        Steering.Spend _,
                        Steering.Ask _,
                        Steering.Withdraw _ -> {}
            }
        }
        become(pinned, pins);
        become(banned, bans);
    }

    private static void become(ObservableSet<Integer> set, Set<Integer> now) {
        set.retainAll(now);
        set.addAll(now);
    }

    private void began(int iteration) {
        writing.set(Optional.empty());
        pending.removeIf(c -> c.steered().afterIteration() < iteration);
    }

    private void update(int iteration, Stage stage, UnaryOperator<IterationRow> change) {
        rows.put(change.apply(row(iteration).orElseGet(() -> IterationRow.open(iteration, stage))));
    }

    private void refreshSelected() {
        Optional<IterationRow> now = selected.get().flatMap(r -> row(r.iteration()));
        if (following) {
            now =
                    lastScored()
                            .or(() ->
                                    rows.isEmpty()
                                            ? Optional.empty()
                                            : Optional.of(rows.getLast()));
        }
        selected.set(now);
    }

    private Optional<IterationRow> lastScored() {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i).scored()) {
                return Optional.of(rows.get(i));
            }
        }
        return Optional.empty();
    }
}
