package org.seki.ui.curves;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.seki.evaluation.Sample;
import org.seki.search.SearchEvent.Health;
import org.seki.ui.curves.SearchCurve.X;
import org.seki.ui.curves.SearchCurve.Y;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;

/** What the curves panel shows of a run, and what was chosen in it. JavaFX thread. */
public final class CurvesViewModel {
    /** What the panel may show. */
    public enum Tab {
        SEARCH,
        SUPERNET
    }

    private final RunFeed feed;
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.SEARCH);
    private final ObjectProperty<X> by = new SimpleObjectProperty<>(X.ITERATION);
    private final ObjectProperty<Y> what = new SimpleObjectProperty<>(Y.SCORE);
    private final DoubleProperty smoothing = new SimpleDoubleProperty(0.6);
    private final ObservableList<Reference> references = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<SearchPicture> search =
            new ReadOnlyObjectWrapper<>(SearchPicture.EMPTY);
    private final ReadOnlyObjectWrapper<List<LiveCurve>> live =
            new ReadOnlyObjectWrapper<>(List.of());

    public CurvesViewModel(RunFeed feed) {
        this.feed = feed;
        feed.iterations().addListener((ListChangeListener<IterationRow>) _ -> refreshSearch());
        feed.health().addListener((ListChangeListener<Health>) _ -> refreshSearch());
        references.addListener((ListChangeListener<Reference>) _ -> refreshSearch());
        by.addListener(_ -> refreshSearch());
        what.addListener(_ -> refreshSearch());
        smoothing.addListener(_ -> refreshLive());
        feed.series()
                .addListener(
                        (MapChangeListener<String, ObservableList<Sample>>)
                                c -> {
                                    if (c.wasAdded()) {
                                        listen(c.getValueAdded());
                                    }
                                    refreshLive();
                                });
        feed.series().values().forEach(this::listen);
        refreshSearch();
        refreshLive();
    }

    public ObjectProperty<Tab> tabProperty() {
        return tab;
    }

    /** Baselines and other runs to hold this one against. */
    public ObservableList<Reference> references() {
        return references;
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
                        },
                tab,
                by,
                what,
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

    private void refreshSearch() {
        int lambda = feed.settings().lambda();
        int planned = feed.settings().iterations();
        SearchCurve curve =
                SearchCurve.of(
                        feed.iterations(), feed.health(), by.get(), what.get(), lambda, planned);
        double from = curve.candidates().isEmpty() ? 0 : curve.candidates().getFirst().x();
        double reached = curve.candidates().isEmpty() ? 0 : curve.candidates().getLast().x();
        boolean percent =
                what.get().metric().endsWith("accuracy")
                        || what.get().equals(Y.SCORE) && scoreIsAccuracy();
        search.set(
                new SearchPicture(
                        curve,
                        what.get().equals(Y.SCORE) ? references : List.of(),
                        by.get(),
                        percent ? " %" : "",
                        Math.min(0, from),
                        by.get() == X.ITERATION ? Math.max(planned, reached) : reached));
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
