package org.seki.ui.experiments;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seki.device.EngineUnavailable;
import org.seki.evaluation.Progress;
import org.seki.experiment.CorrelationReport;
import org.seki.experiment.CorrelationSettings;
import org.seki.experiment.Correlations;
import org.seki.experiment.Measurement;
import org.seki.experiment.Truth;
import org.seki.search.JournalException;
import org.seki.search.SearchRefused;
import org.seki.search.Searches.RunSummary;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.Refusal;
import org.seki.ui.fx.TableFile;
import org.seki.ui.fx.Units;

/**
 * The Rank correlation screen: the measurements of the workspace, one that is set up, carried out
 * and looked at. Used on the JavaFX thread, works on others; needs no toolkit.
 */
public final class CorrelationModel {
    /** What goes on. */
    public enum Doing {
        NOTHING,
        ESTIMATING,
        MEASURING,
        STOPPING
    }

    static final String SCORE = "score";

    private static final Progress IDLE = new Progress("", 0, Optional.empty());

    private final Supplier<Correlations> correlations;
    private final Supplier<List<RunSummary>> runs;
    private final Executor background;
    private final Executor fx;
    private final Consumer<String> measured;
    private final CorrelationForm form;
    private final ObservableList<Measurement> kept = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Doing> doing = new ReadOnlyObjectWrapper<>(Doing.NOTHING);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(IDLE);
    private final ReadOnlyObjectWrapper<Optional<Measurement>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Refusal>> refusal =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty estimate = new SimpleStringProperty("");
    private final StringProperty part = new SimpleStringProperty(SCORE);
    private final BooleanProperty searching = new SimpleBooleanProperty();
    private final Command start;
    private final Command stop;
    private final Command fresh;
    private final Command measureTime;
    private @Nullable Measuring going;

    /**
     * @param correlations of the workspace; asked off the JavaFX thread, as are the runs
     * @param evaluators to choose from, at least one
     * @param background for all that may wait
     * @param fx the JavaFX thread
     * @param measured hears on the JavaFX thread of a run whose trust was measured
     */
    public CorrelationModel(
            Supplier<Correlations> correlations,
            Supplier<List<RunSummary>> runs,
            List<Offered> evaluators,
            Executor background,
            Executor fx,
            Consumer<String> measured) {
        this.correlations = correlations;
        this.runs = runs;
        this.background = background;
        this.fx = fx;
        this.measured = measured;
        this.form = new CorrelationForm(new TableFile(background, fx), evaluators);
        BooleanBinding idle = doing.isEqualTo(Doing.NOTHING);
        BooleanBinding works =
                Bindings.createBooleanBinding(
                        () -> doing.get() == Doing.MEASURING || doing.get() == Doing.ESTIMATING,
                        doing);
        start = new Command("Measure", "Shortcut+ENTER", idle, () -> asked(this::measure));
        stop = new Command("Stop", "Shortcut+PERIOD", works, this::stopIt);
        fresh = new Command("New measurement", "Shortcut+N", idle, this::clear);
        measureTime = new Command("Estimate", "Shortcut+E", idle, () -> asked(this::estimate));
    }

    public CorrelationForm form() {
        return form;
    }

    /** Every measurement of the workspace, the latest first. */
    public ObservableList<Measurement> kept() {
        return kept;
    }

    public ReadOnlyObjectProperty<Doing> doingProperty() {
        return doing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The measurement that is looked at. */
    public ReadOnlyObjectProperty<Optional<Measurement>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Refusal>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** How long the truth takes, a phrase; empty until it was asked for. */
    public StringProperty estimateProperty() {
        return estimate;
    }

    /** The part of the score that is held against the truth in the picture. */
    public StringProperty partProperty() {
        return part;
    }

    /** Whether a search works meanwhile; whoever knows sets it. */
    public BooleanProperty searchingProperty() {
        return searching;
    }

    public Command start() {
        return start;
    }

    public Command stop() {
        return stop;
    }

    public Command fresh() {
        return fresh;
    }

    /** Tells how long training from scratch takes. */
    public Command measureTime() {
        return measureTime;
    }

    public List<Command> commands() {
        return List.of(start, stop, fresh, measureTime);
    }

    Optional<CorrelationReport> report() {
        return shown.get().flatMap(Measurement::report);
    }

    /** Reads measurements and runs of the workspace again. */
    public void refresh() {
        background.execute(() ->
                guarded(() -> {
                    List<RunSummary> found = found();
                    List<Measurement> all = correlations.get().kept();
                    return () -> {
                        show(found);
                        kept.setAll(all);
                    };
                }));
    }

    /** Sets up the measurement of a run's own evaluator. */
    public void propose(String run) {
        if (doing.get() != Doing.NOTHING) {
            return;
        }
        clear();
        background.execute(() ->
                guarded(() -> {
                    List<RunSummary> found = found();
                    List<Measurement> all = correlations.get().kept();
                    return () -> {
                        show(found);
                        kept.setAll(all);
                        found.stream()
                                .filter(r -> r.run().equals(run))
                                .findFirst()
                                .ifPresent(r -> propose(r, all));
                    };
                }));
    }

    private void propose(RunSummary run, List<Measurement> all) {
        Optional<Truth> before =
                all.stream()
                        .map(Measurement::settings)
                        .filter(s -> s.scored().space().equals(run.settings().space()))
                        .map(CorrelationSettings::truth)
                        .findFirst();
        form.propose(run, before);
        all.stream()
                .filter(m -> m.settings().run().equals(Optional.of(run.run())))
                .findFirst()
                .ifPresent(m -> shown.set(Optional.of(m)));
    }

    private List<RunSummary> found() {
        return runs.get().stream()
                .sorted(Comparator.comparing(RunSummary::startedAt).reversed())
                .toList();
    }

    private void show(List<RunSummary> found) {
        String chosen = form.runProperty().get();
        form.runs().setAll(found);
        form.runProperty().set(chosen);
    }

    /** Looks at a measurement, and sets the form up to go on with it. */
    public void look(Measurement measurement) {
        if (doing.get() == Doing.NOTHING) {
            clear();
            form.fill(measurement.settings());
            shown.set(Optional.of(measurement));
        }
    }

    private void clear() {
        refusal.set(Optional.empty());
        estimate.set("");
        part.set(SCORE);
        shown.set(Optional.empty());
    }

    private void asked(Consumer<CorrelationSettings> then) {
        refusal.set(Optional.empty());
        try {
            CorrelationSettings settings = form.settings();
            if (searching.get()) {
                throw new SearchRefused(
                        "A search is at work, and the engine would have to be shared.",
                        "Engine",
                        "Pause or stop it on the Run screen, or let it end; then measure.");
            }
            then.accept(settings);
        } catch (SearchRefused e) {
            refused(new Refusal(e.getMessage(), e.where(), e.next()));
        }
    }

    private void measure(CorrelationSettings settings) {
        estimate.set("");
        if (shown.get().filter(m -> m.settings().equals(settings)).isEmpty()) {
            part.set(SCORE);
            shown.set(
                    Optional.of(
                            new Measurement(Instant.now().toString(), settings, Optional.empty())));
        }
        begin(
                Doing.MEASURING,
                monitor -> {
                    CorrelationReport report =
                            correlations.get().measure(settings, _ -> {}, monitor);
                    return () -> measured(settings, report);
                });
    }

    private void measured(CorrelationSettings settings, CorrelationReport report) {
        shown.set(
                Optional.of(
                        new Measurement(Instant.now().toString(), settings, Optional.of(report))));
        settings.run().ifPresent(measured);
    }

    private void estimate(CorrelationSettings settings) {
        estimate.set("");
        begin(
                Doing.ESTIMATING,
                monitor -> {
                    Duration time = correlations.get().estimate(settings, monitor);
                    return () -> estimate.set(told(settings, time));
                });
    }

    private static String told(CorrelationSettings settings, Duration time) {
        return switch (settings.truth()) {
            case Truth.Tabular _ -> "A table costs nothing; scoring alone takes time.";
            case Truth.Trained _ ->
                    time.isZero()
                            ? "All of them are trained and kept; scoring alone takes time."
                            : "Training: %s on this machine; scoring comes on top."
                                    .formatted(Units.about(time));
        };
    }

    private interface Work {
        /**
         * @return what follows on the JavaFX thread
         */
        Runnable with(Measuring monitor);
    }

    private void begin(Doing what, Work work) {
        doing.set(what);
        progress.set(Progress.of("Getting ready"));
        Measuring monitor =
                new Measuring(
                        fx,
                        p -> {
                            if (doing.get() != Doing.NOTHING) {
                                progress.set(p);
                            }
                        });
        going = monitor;
        background.execute(() -> {
            try {
                guarded(() -> work.with(monitor));
            } finally {
                fx.execute(this::rest);
            }
        });
    }

    private void rest() {
        doing.set(Doing.NOTHING);
        progress.set(IDLE);
        going = null;
        refresh();
    }

    private void stopIt() {
        if (going != null) {
            doing.set(Doing.STOPPING);
            going.stop();
        }
    }

    /** Stops what goes on, for the window closes. */
    public void close() {
        if (going != null) {
            going.stop();
        }
    }

    private void guarded(Supplier<Runnable> work) {
        Runnable then;
        try {
            then = work.get();
        } catch (CancellationException stopped) {
            then = () -> {}; // what was scored is kept
        } catch (SearchRefused e) {
            then = () -> refused(new Refusal(e.getMessage(), e.where(), e.next()));
        } catch (JournalException | UncheckedIOException | EngineUnavailable e) {
            String message = String.valueOf(e.getMessage());
            then = () -> refused(new Refusal(message, "Workspace", "What was scored is kept."));
        }
        fx.execute(then);
    }

    private void refused(Refusal now) {
        refusal.set(Optional.of(now));
        if (report().isEmpty()) {
            shown.set(Optional.empty());
        }
    }
}
