package org.seki.ui.experiments;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
import org.seki.experiment.CorrelationReport;
import org.seki.experiment.CorrelationReport.Point;
import org.seki.experiment.CorrelationSettings;
import org.seki.experiment.Correlations;
import org.seki.experiment.Measurement;
import org.seki.search.SearchRefused;
import org.seki.search.Searches.RunSummary;
import org.seki.ui.experiments.CorrelationWork.Doing;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.TableFile;

/**
 * The Rank correlation screen: the measurements of the workspace, and one that is set up, carried
 * out and looked at. Used on the JavaFX thread; needs no toolkit.
 */
public final class CorrelationModel {
    static final String SCORE = "score";

    private final Supplier<Correlations> correlations;
    private final Supplier<List<RunSummary>> runs;
    private final Consumer<String> measured;
    private final CorrelationForm form;
    private final CorrelationWork work;
    private final ObservableList<Measurement> kept = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Measurement>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Point>> points =
            new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty estimate = new SimpleStringProperty("");
    private final StringProperty part = new SimpleStringProperty(SCORE);
    private final BooleanProperty searching = new SimpleBooleanProperty();
    private final Command start;
    private final Command stop;
    private final Command fresh;
    private final Command measureTime;

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
        this.measured = measured;
        this.form = new CorrelationForm(new TableFile(background, fx), evaluators);
        this.work = new CorrelationWork(background, fx);
        BooleanBinding idle = work.doingProperty().isEqualTo(Doing.NOTHING);
        BooleanBinding works =
                Bindings.createBooleanBinding(
                        () -> !work.idle() && work.doingProperty().get() != Doing.STOPPING,
                        work.doingProperty());
        start = new Command("Measure", "Shortcut+ENTER", idle, () -> asked(this::measure));
        stop = new Command("Stop", "Shortcut+PERIOD", works, work::stop);
        fresh = new Command("New measurement", "Shortcut+N", idle, this::clear);
        measureTime = new Command("Estimate", "Shortcut+E", idle, () -> asked(this::estimate));
        shown.subscribe(s ->
                points.set(
                        s.flatMap(Measurement::report)
                                .map(CorrelationReport::points)
                                .orElse(List.of())));
        work.refusalProperty()
                .subscribe(refused -> {
                    if (refused.isPresent() && report().isEmpty()) {
                        shown.set(Optional.empty());
                    }
                });
    }

    public CorrelationForm form() {
        return form;
    }

    /** What goes on, and what was refused. */
    public CorrelationWork work() {
        return work;
    }

    /** Every measurement of the workspace, the latest first. */
    public ObservableList<Measurement> kept() {
        return kept;
    }

    /** The measurement that is looked at. */
    public ReadOnlyObjectProperty<Optional<Measurement>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Its architectures, those that are known so far while it goes on. */
    public ReadOnlyObjectProperty<List<Point>> pointsProperty() {
        return points.getReadOnlyProperty();
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
        read(() -> {});
    }

    private void read(Runnable then) {
        work.aside(() -> {
            List<RunSummary> found =
                    runs.get().stream()
                            .sorted(Comparator.comparing(RunSummary::startedAt).reversed())
                            .toList();
            List<Measurement> all = correlations.get().kept();
            return () -> {
                form.offer(found);
                kept.setAll(all);
                then.run();
            };
        });
    }

    /** Sets up the measurement of a run's own evaluator. */
    public void propose(String run) {
        if (work.idle()) {
            clear();
            read(() -> form.find(run).ifPresent(this::propose));
        }
    }

    private void propose(RunSummary run) {
        form.propose(
                run,
                kept.stream()
                        .map(Measurement::settings)
                        .filter(s -> s.scored().space().equals(run.settings().space()))
                        .map(CorrelationSettings::truth)
                        .findFirst());
        kept.stream()
                .filter(m -> m.settings().run().equals(Optional.of(run.run())))
                .findFirst()
                .ifPresent(this::open);
    }

    /** Looks at a measurement, and sets the form up to go on with it. */
    public void look(Measurement measurement) {
        if (work.idle()) {
            clear();
            form.fill(measurement.settings());
            open(measurement);
        }
    }

    private void open(Measurement measurement) {
        shown.set(Optional.of(measurement));
        if (measurement.report().isEmpty()) {
            recall(measurement);
        }
    }

    /** Shows the points that are kept of a measurement that was stopped. */
    private void recall(Measurement stopped) {
        work.aside(() -> {
            List<Point> known = correlations.get().known(stopped.settings());
            return () -> {
                if (work.idle() && shown.get().equals(Optional.of(stopped))) {
                    points.set(known);
                }
            };
        });
    }

    private void clear() {
        work.forgetRefusal();
        estimate.set("");
        part.set(SCORE);
        shown.set(Optional.empty());
    }

    private void asked(Consumer<CorrelationSettings> then) {
        work.forgetRefusal();
        estimate.set("");
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
            work.refuse(e);
        }
    }

    private void measure(CorrelationSettings settings) {
        if (shown.get().filter(m -> m.settings().equals(settings)).isEmpty()) {
            part.set(SCORE);
            show(settings, Optional.empty());
        }
        work.begin(
                Doing.MEASURING,
                this::soFar,
                monitor -> {
                    CorrelationReport report =
                            correlations.get().measure(settings, monitor::points, monitor);
                    return () -> {
                        show(settings, Optional.of(report));
                        settings.run().ifPresent(measured);
                    };
                },
                this::refresh);
    }

    private void soFar(List<Point> known) {
        if (report().isEmpty() && !work.idle()) {
            points.set(known);
        }
    }

    private void show(CorrelationSettings settings, Optional<CorrelationReport> report) {
        shown.set(Optional.of(new Measurement(Instant.now().toString(), settings, report)));
    }

    private void estimate(CorrelationSettings settings) {
        work.begin(
                Doing.ESTIMATING,
                _ -> {},
                monitor -> {
                    Duration time = correlations.get().estimate(settings, monitor);
                    return () -> estimate.set(CorrelationWords.estimate(settings.truth(), time));
                },
                this::refresh);
    }

    /** Stops what goes on, for the window closes. */
    public void close() {
        work.close();
    }
}
