package org.seki.ui.curves;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import org.seki.evaluation.Sample;
import org.seki.search.SearchEvent.Health;
import org.seki.strategist.Stage;
import org.seki.ui.curves.ParallelPicture.Brush;
import org.seki.ui.curves.SearchCurve.Candidate;
import org.seki.ui.curves.SearchCurve.Span;
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
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.SEARCH);
    private final ObjectProperty<X> by = new SimpleObjectProperty<>(X.ITERATION);
    private final ObjectProperty<Y> what = new SimpleObjectProperty<>(Y.SCORE);
    private final DoubleProperty smoothing = new SimpleDoubleProperty(0.6);
    private final ObservableList<Reference> references = FXCollections.observableArrayList();
    private final ObservableList<Overlay> offered = FXCollections.observableArrayList();
    private final ObservableSet<Overlay> chosen = FXCollections.observableSet();
    private final ReadOnlyObjectWrapper<SearchPicture> search =
            new ReadOnlyObjectWrapper<>(SearchPicture.EMPTY);
    private final ObjectProperty<Traits.Cost> cost =
            new SimpleObjectProperty<>(Traits.Cost.PARAMETERS);
    private final Traits traits = new Traits();
    private final ReadOnlyObjectWrapper<ParetoPicture> pareto =
            new ReadOnlyObjectWrapper<>(ParetoPicture.EMPTY);
    private final ReadOnlyObjectWrapper<LineagePicture> lineage =
            new ReadOnlyObjectWrapper<>(LineagePicture.EMPTY);
    private final ReadOnlyObjectWrapper<ParallelPicture> parallel =
            new ReadOnlyObjectWrapper<>(ParallelPicture.EMPTY);
    private final ReadOnlyObjectWrapper<Map<Integer, Brush>> brushes =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<Set<Integer>>> brushed =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<LiveCurve>> live =
            new ReadOnlyObjectWrapper<>(List.of());

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
        feed.iterations().addListener((ListChangeListener<IterationRow>) _ -> refresh());
        feed.health().addListener((ListChangeListener<Health>) _ -> refresh());
        references.addListener((ListChangeListener<Reference>) _ -> refresh());
        chosen.addListener((SetChangeListener<Overlay>) _ -> refresh());
        by.addListener(_ -> refresh());
        what.addListener(_ -> refresh());
        tab.addListener(_ -> refresh());
        cost.addListener(_ -> refresh());
        smoothing.addListener(_ -> refreshLive());
        feed.series()
                .addListener(
                        (MapChangeListener<String, ObservableList<Sample>>)
                                c -> {
                                    if (c.wasAdded()) {
                                        listen(c.getValueAdded());
                                    }
                                    refreshLive();
                                    lookAtTheSupernet();
                                });
        feed.series().values().forEach(this::listen);
        refresh();
        refreshLive();
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
    public ObservableList<Reference> references() {
        return references;
    }

    /** What earlier runs there are to hold this one against; baselines are drawn at once. */
    public void offer(List<Overlay> overlays) {
        offered.setAll(overlays);
        chosen.retainAll(overlays);
        overlays.stream().filter(Overlay::baseline).forEach(chosen::add);
    }

    /** What can be drawn behind this run. */
    public ObservableList<Overlay> offered() {
        return offered;
    }

    /** What of it is. */
    public ObservableSet<Overlay> chosen() {
        return chosen;
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

    ReadOnlyObjectProperty<SearchPicture> searchProperty() {
        return search.getReadOnlyProperty();
    }

    ObjectProperty<Traits.Cost> costProperty() {
        return cost;
    }

    ReadOnlyObjectProperty<ParetoPicture> paretoProperty() {
        return pareto.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LineagePicture> lineageProperty() {
        return lineage.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ParallelPicture> parallelProperty() {
        return parallel.getReadOnlyProperty();
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
        refreshBrushed();
    }

    /** Lets all lines pass again. */
    public void clearBrushes() {
        brush(Map.of());
    }

    /** Whether any candidate has a score yet. */
    boolean any() {
        return feed.iterations().stream().anyMatch(IterationRow::scored);
    }

    ReadOnlyObjectProperty<List<LiveCurve>> liveProperty() {
        return live.getReadOnlyProperty();
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
                search);
    }

    String name(Y y) {
        if (!y.equals(Y.SCORE)) {
            String metric = y.metric();
            return metric.isEmpty()
                    ? metric
                    : metric.substring(0, 1).toUpperCase(Locale.ROOT) + metric.substring(1);
        }
        return scoreIsAccuracy() ? "Accuracy" : "Score";
    }

    private boolean scoreIsAccuracy() {
        return feed.iterations().stream()
                .filter(IterationRow::scored)
                .findFirst()
                .flatMap(r -> r.metric("accuracy").map(a -> a == r.score()))
                .orElse(false);
    }

    /** Only what is looked at, and what still filters. */
    private void refresh() {
        switch (tab.get()) {
            case SEARCH -> refreshSearch();
            case SUPERNET -> {}
            case PARETO -> pareto.set(ParetoPicture.of(byCost(), cost.get(), unit(Y.SCORE)));
            case LINEAGE ->
                    lineage.set(
                            LineagePicture.of(
                                    curve(X.ITERATION, Y.SCORE).candidates(), unit(Y.SCORE)));
            case PARALLEL -> {}
        }
        if (tab.get() == Tab.PARALLEL || !brushes.get().isEmpty()) {
            parallel.set(ParallelPicture.of(byCost(), traits, unit(Y.SCORE), name(Y.SCORE)));
            refreshBrushed();
        }
    }

    private void refreshSearch() {
        SearchCurve curve = curve(by.get(), what.get());
        double from = curve.candidates().isEmpty() ? 0 : curve.candidates().getFirst().x();
        double reached = curve.candidates().isEmpty() ? 0 : curve.candidates().getLast().x();
        search.set(
                new SearchPicture(
                        curve,
                        what.get().equals(Y.SCORE) ? heldAgainst() : List.of(),
                        by.get(),
                        unit(what.get()),
                        Math.min(0, from),
                        by.get() == X.ITERATION ? Math.max(feed.planned(), reached) : reached));
    }

    private List<Reference> heldAgainst() {
        return Stream.concat(
                        references.stream(),
                        offered.stream().filter(chosen::contains).map(Overlay::reference))
                .toList();
    }

    private void refreshBrushed() {
        brushed.set(
                brushes.get().isEmpty()
                        ? Optional.empty()
                        : Optional.of(parallel.get().passing(brushes.get())));
    }

    private SearchCurve curve(X x, Y y) {
        return SearchCurve.of(feed.iterations(), feed.health(), x, y, ahead());
    }

    /** The stage of the next iteration for as long as it has some left, then the other. */
    private List<Span> ahead() {
        Stage next = feed.stage().orElse(Stage.SELF_EVOLUTION);
        Stage first =
                next == Stage.KNOWLEDGE_INSPIRATION
                        ? Stage.KNOWLEDGE_INSPIRATION
                        : Stage.SELF_EVOLUTION;
        Stage other =
                first == Stage.SELF_EVOLUTION ? Stage.KNOWLEDGE_INSPIRATION : Stage.SELF_EVOLUTION;
        double from = feed.ended() + 0.5;
        double change = from + feed.left(first);
        return List.of(
                new Span(first, from, change), new Span(other, change, change + feed.left(other)));
    }

    /** Scored candidates with their cost as x. */
    private List<Candidate> byCost() {
        return feed.iterations().stream()
                .filter(r -> r.scored() && r.architecture().isPresent())
                .map(r ->
                        new Candidate(
                                r,
                                traits.millions(r, r.architecture().orElseThrow(), cost.get()),
                                r.score()))
                .toList();
    }

    private String unit(Y y) {
        boolean percent = y.metric().endsWith("accuracy") || y.equals(Y.SCORE) && scoreIsAccuracy();
        return percent ? " %" : "";
    }

    private void listen(ObservableList<Sample> samples) {
        samples.addListener((ListChangeListener<Sample>) _ -> refreshLive());
    }

    private void refreshLive() {
        live.set(
                feed.series().entrySet().stream()
                        .map(e -> LiveCurve.of(e.getKey(), e.getValue(), smoothing.get()))
                        .sorted((a, b) -> b.name().compareTo(a.name()))
                        .toList());
    }
}
