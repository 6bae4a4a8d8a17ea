package org.seki.ui.fx;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Sample;
import org.seki.evaluation.Trust;
import org.seki.search.Note;
import org.seki.search.RunState;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSettings;
import org.seki.search.SearchState;
import org.seki.search.SteeringLog;
import org.seki.strategist.ManualDesk.Sheet;
import org.seki.strategist.Stage;
import org.seki.strategist.Usage;

/**
 * One open run as the window knows it: every event folded into rows, the live curves, what waits,
 * and which iteration all panels look at. Changed only by {@link EventPump} on the JavaFX thread;
 * panels read, listen and {@link #select}. Needs no toolkit.
 */
public final class RunFeed {
    private final SearchState search;
    private final Rows rows = new Rows();
    private final ObservableList<IterationRow> iterations =
            FXCollections.unmodifiableObservableList(rows);
    private final IterationFold fold = new IterationFold(rows);
    private final LiveSeries series = new LiveSeries();
    private final Attention attention = new Attention(rows);
    private final Moment moment = new Moment();
    private final Changes changes;
    private final ObservableMap<Integer, Note> notes = FXCollections.observableHashMap();
    private final ObservableList<SearchEvent.Health> health = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Trust>> trust =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<IterationRow>> best =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> ended =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Usage> spent = new ReadOnlyObjectWrapper<>(Usage.NOTHING);
    private final SealedTests tests = new SealedTests();

    /**
     * The reply being written now.
     *
     * @param text so far
     * @param ended whether it is whole and what it proposes is being evaluated
     */
    public record Writing(int iteration, String text, boolean ended) {}

    public RunFeed(SearchSettings settings) {
        this.search = new SearchState(settings);
        this.changes = new Changes(settings);
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
        return SteeringLog.of(
                changes.all().stream().map(Changes.Change::steered).toList(), search.iterations());
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
        return rows.base(row);
    }

    /** The row all panels look at; the newest scored one until somebody selects. */
    public ReadOnlyObjectProperty<Optional<IterationRow>> selectedProperty() {
        return attention.selectedProperty();
    }

    public Optional<IterationRow> selected() {
        return selectedProperty().get();
    }

    /** All panels look at this iteration from now on; no effect when there is no such row. */
    public void select(int iteration) {
        attention.select(iteration);
    }

    /** Back to looking at the newest scored row, whichever that is. */
    public void follow() {
        attention.follow();
    }

    public ReadOnlyObjectProperty<Optional<IterationRow>> bestProperty() {
        return best.getReadOnlyProperty();
    }

    public Optional<IterationRow> best() {
        return best.get();
    }

    /** Iterations put side by side, at most four, in the order they were. */
    public ObservableList<Integer> compared() {
        return attention.compared();
    }

    /** Puts a scored iteration beside the others, or takes it away. */
    public void compare(int iteration) {
        attention.compare(iteration);
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
        return series.curves();
    }

    /** Who changed what, and what it comes to. */
    public Changes changes() {
        return changes;
    }

    /** What the monitors said, newest last. */
    public ObservableList<SearchEvent.Health> health() {
        return health;
    }

    public ReadOnlyObjectProperty<RunState> stateProperty() {
        return moment.stateProperty();
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return moment.progressProperty();
    }

    public ReadOnlyObjectProperty<Optional<Writing>> writingProperty() {
        return moment.writingProperty();
    }

    /** How far the evaluator's scores were found to be trusted. */
    public ReadOnlyObjectProperty<Optional<Trust>> trustProperty() {
        return trust.getReadOnlyProperty();
    }

    /** Why the search waits for a person; empty when it does not. */
    public ReadOnlyObjectProperty<Optional<String>> troubleProperty() {
        return moment.troubleProperty();
    }

    /** The sentence with which the run stopped, finished or failed to. */
    public ReadOnlyObjectProperty<Optional<String>> endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /** What all replies of the run cost so far. */
    public ReadOnlyObjectProperty<Usage> spentProperty() {
        return spent.getReadOnlyProperty();
    }

    /** The prompt that waits for a person's reply; empty when none does. */
    public ReadOnlyObjectProperty<Optional<Sheet>> sheetProperty() {
        return moment.sheetProperty();
    }

    /** Whether the test metric may be read: the journal says that the seal is broken. */
    public ReadOnlyBooleanProperty unsealedProperty() {
        return tests.unsealedProperty();
    }

    /** Whether any architecture came with a test metric, sealed or not. */
    public boolean tested() {
        return tests.any();
    }

    /** The test metric of an iteration; empty while it is sealed. */
    public OptionalDouble test(int iteration) {
        return tests.of(iteration);
    }

    void facts(List<SearchEvent> events) {
        if (!events.isEmpty()) {
            events.forEach(search::apply);
            rows.batch(() -> events.forEach(this::fold));
            attention.refresh();
        }
    }

    Moment moment() {
        return moment;
    }

    void sample(Sample sample) {
        series.add(sample);
    }

    private void fold(SearchEvent event) {
        switch (event) {
            case SearchEvent.Started _ -> {}
            case SearchEvent.Prepared e -> trust.set(e.trust());
            case SearchEvent.StageChanged _ -> {}
            case SearchEvent.Proposed e -> proposed(e);
            case SearchEvent.Unanswered e -> unanswered(e);
            case SearchEvent.Rejected e -> fold.fault(e.iteration(), e.attempt(), e.reason());
            case SearchEvent.Duplicate e ->
                    fold.fault(e.iteration(), e.attempt(), "Repeats iteration " + e.known() + ".");
            case SearchEvent.Evaluated e -> evaluated(e);
            case SearchEvent.Reused e -> {
                began(e.iteration());
                fold.reused(e);
            }
            case SearchEvent.Failed e -> {
                began(e.iteration());
                fold.failed(e);
            }
            case SearchEvent.Steered e -> changes.steered(e);
            case SearchEvent.Health e -> health.add(e);
            case SearchEvent.Stopped e -> ended.set(Optional.of(e.sentence()));
            case SearchEvent.Resumed _ -> ended.set(Optional.empty());
            case SearchEvent.Finished e -> ended.set(Optional.of(e.sentence()));
            case SearchEvent.Unsealed _ -> tests.unseal();
        }
    }

    private void proposed(SearchEvent.Proposed e) {
        began(e.iteration());
        spend(e.reply().usage());
        fold.proposed(e);
    }

    /** One that ends the search leaves its iteration to be asked again. */
    private void unanswered(SearchEvent.Unanswered e) {
        spend(e.noReply().usage());
        if (!e.noReply().ends()) {
            began(e.iteration());
            fold.unanswered(e);
        }
    }

    private void evaluated(SearchEvent.Evaluated e) {
        began(e.iteration());
        e.evaluation().test().ifPresent(test -> tests.put(e.iteration(), test));
        if (fold.evaluated(e)) {
            best.set(row(e.iteration()));
        }
    }

    private void began(int iteration) {
        moment.began();
        changes.began(iteration);
    }

    private void spend(Usage usage) {
        spent.set(spent.get().plus(usage));
    }
}
