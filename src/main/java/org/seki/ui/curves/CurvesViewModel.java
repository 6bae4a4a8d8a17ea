package org.seki.ui.curves;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableObjectValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import org.seki.evaluation.Sample;
import org.seki.ui.curves.ParallelPicture.Brush;
import org.seki.ui.curves.SearchCurve.X;
import org.seki.ui.curves.SearchCurve.Y;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;

/** What the curves panel shows of a run, and what was chosen in it. JavaFX thread. */
public final class CurvesViewModel {
    /** What the panel may show. */
    public enum Tab {
        SEARCH("Search"),
        SUPERNET("Supernet"),
        PARETO("Pareto"),
        LINEAGE("Lineage"),
        PARALLEL("Parallel");

        private final String title;

        Tab(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final RunFeed feed;
    private final RunPictures pictures;
    private final Overlays overlays = new Overlays();
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.SEARCH);
    private final ObjectProperty<X> by = new SimpleObjectProperty<>(X.ITERATION);
    private final ObjectProperty<Y> what = new SimpleObjectProperty<>(Y.SCORE);
    private final ObjectProperty<Traits.Cost> cost =
            new SimpleObjectProperty<>(Traits.Cost.PARAMETERS);
    private final DoubleProperty smoothing = new SimpleDoubleProperty(0.6);
    private final ObjectBinding<SearchPicture> search;
    private final ObjectBinding<ParetoPicture> pareto;
    private final ObjectBinding<LineagePicture> lineage;
    private final ObjectBinding<ParallelPicture> parallel;
    private final ObjectBinding<List<LiveCurve>> live;
    private final BooleanBinding any;
    private final BooleanBinding trained;
    private final ReadOnlyObjectWrapper<Map<Integer, Brush>> brushes =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<Set<Integer>>> brushed =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final ListChangeListener<IterationRow> backToTheSearch =
            new ListChangeListener<>() {
                @Override
                public void onChanged(Change<? extends IterationRow> change) {
                    feed.iterations().removeListener(this);
                    if (tab.get() == Tab.SUPERNET) {
                        tab.set(Tab.SEARCH);
                    }
                }
            };
    private boolean looked;

    public CurvesViewModel(RunFeed feed) {
        this.feed = feed;
        pictures = new RunPictures(feed);
        Observable rows = feed.iterations();
        search =
                Bindings.createObjectBinding(
                        () -> pictures.search(by.get(), what.get(), overlays.drawn()),
                        Stream.concat(
                                        Stream.of(rows, feed.health(), by, what),
                                        Stream.of(overlays.sources()))
                                .toArray(Observable[]::new));
        pareto = Bindings.createObjectBinding(() -> pictures.pareto(cost.get()), rows, cost);
        lineage = Bindings.createObjectBinding(pictures::lineage, rows);
        parallel = Bindings.createObjectBinding(() -> pictures.parallel(cost.get()), rows, cost);
        live = Bindings.createObjectBinding(this::liveCurves, feed.series(), smoothing);
        any =
                Bindings.createBooleanBinding(
                        () -> feed.iterations().stream().anyMatch(IterationRow::scored), rows);
        trained = Bindings.isNotEmpty(feed.series());
        feed.iterations().addListener((ListChangeListener<IterationRow>) _ -> filter());
        feed.series()
                .addListener(
                        (MapChangeListener<String, ObservableList<Sample>>)
                                c -> {
                                    if (c.wasAdded()) {
                                        listen(c.getValueAdded());
                                    }
                                    lookAtTheSupernet();
                                });
        feed.series().values().forEach(this::listen);
    }

    /** While the supernet trains there is nothing else to see: once, until the first candidate. */
    private void lookAtTheSupernet() {
        if (feed.iterations().isEmpty() && tab.get() == Tab.SEARCH && !looked) {
            looked = true;
            tab.set(Tab.SUPERNET);
            feed.iterations().addListener(backToTheSearch);
        }
    }

    public ObjectProperty<Tab> tabProperty() {
        return tab;
    }

    /** Baselines and other runs to hold this one against. */
    public Overlays overlays() {
        return overlays;
    }

    /** Weight of TensorBoard's smoothing, in [0, 1). */
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    ObjectProperty<X> byProperty() {
        return by;
    }

    ObjectProperty<Y> whatProperty() {
        return what;
    }

    ObjectProperty<Traits.Cost> costProperty() {
        return cost;
    }

    /** Like all pictures worked out when somebody draws it, however often the run has moved. */
    ObservableObjectValue<SearchPicture> searchProperty() {
        return search;
    }

    ObservableObjectValue<ParetoPicture> paretoProperty() {
        return pareto;
    }

    ObservableObjectValue<LineagePicture> lineageProperty() {
        return lineage;
    }

    ObservableObjectValue<ParallelPicture> parallelProperty() {
        return parallel;
    }

    ObservableObjectValue<List<LiveCurve>> liveProperty() {
        return live;
    }

    /** What is brushed on which axis of the parallel coordinates. */
    ReadOnlyObjectProperty<Map<Integer, Brush>> brushesProperty() {
        return brushes.getReadOnlyProperty();
    }

    /** The iterations that pass all brushes; empty while nothing is brushed. */
    public ReadOnlyObjectProperty<Optional<Set<Integer>>> brushedProperty() {
        return brushed.getReadOnlyProperty();
    }

    void brush(Map<Integer, Brush> now) {
        brushes.set(Map.copyOf(now));
        filter();
    }

    /** Lets all lines pass again. */
    public void clearBrushes() {
        brush(Map.of());
    }

    private void filter() {
        Map<Integer, Brush> now = brushes.get();
        brushed.set(now.isEmpty() ? Optional.empty() : Optional.of(parallel.get().passing(now)));
    }

    /** Whether any candidate has a score yet. */
    ObservableBooleanValue anyProperty() {
        return any;
    }

    /** Whether there is a curve of training. */
    ObservableBooleanValue trainedProperty() {
        return trained;
    }

    /** The iteration that all panels look at. */
    ObservableValue<Optional<Integer>> selected() {
        return feed.selectedProperty().map(o -> o.map(IterationRow::iteration));
    }

    /** All panels look at this iteration from now on. */
    void pick(int iteration) {
        feed.select(iteration);
    }

    /** The score and each of its named parts. */
    List<Y> choices() {
        return Stream.concat(
                        Stream.of(Y.SCORE),
                        feed.iterations().stream()
                                .flatMap(r -> r.metrics().keySet().stream())
                                .distinct()
                                .sorted()
                                .map(Y::new))
                .toList();
    }

    String name(Y y) {
        return pictures.name(y);
    }

    /** {@code Accuracy by iteration}. */
    ObservableValue<String> title() {
        return Bindings.createStringBinding(
                () ->
                        switch (tab.get()) {
                            case SEARCH ->
                                    name(what.get())
                                            + (by.get() == X.ITERATION
                                                    ? " by iteration"
                                                    : " by seconds spent");
                            case SUPERNET -> "Supernet by epoch";
                            case PARETO ->
                                    name(Y.SCORE)
                                            + " against "
                                            + cost.get().title().toLowerCase(Locale.ROOT);
                            case LINEAGE -> "Lineage";
                            case PARALLEL -> "Parallel coordinates";
                        },
                tab,
                by,
                what,
                cost,
                any);
    }

    private void listen(ObservableList<Sample> samples) {
        samples.addListener((ListChangeListener<Sample>) _ -> live.invalidate());
    }

    private List<LiveCurve> liveCurves() {
        return feed.series().entrySet().stream()
                .map(e -> LiveCurve.of(e.getKey(), e.getValue(), smoothing.get()))
                .sorted((a, b) -> b.name().compareTo(a.name()))
                .toList();
    }
}
