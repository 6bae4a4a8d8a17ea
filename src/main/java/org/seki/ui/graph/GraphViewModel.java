package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.seki.space.Architecture;
import org.seki.space.Edge;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.graph.EdgeStatistics.Scored;

/**
 * What the graph panel shows: the selected architecture, and what is different from the one it is
 * compared with. JavaFX thread.
 */
public final class GraphViewModel {
    /** What the panel may show. */
    public enum Tab {
        CELLS,
        NETWORK,
        TEXT
    }

    /** With which architecture the selected one is compared. */
    public sealed interface Base {
        /** Its parent in self-evolution, the best that was shown in inspiration. */
        record Parent() implements Base {}

        /** The best of the run. */
        record Best() implements Base {}

        record Iteration(int iteration) implements Base {}

        record Nothing() implements Base {}
    }

    private final RunFeed feed;
    private final ReadOnlyObjectWrapper<Optional<Picture>> picture =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Base> base = new SimpleObjectProperty<>(new Base.Parent());
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.CELLS);
    private final StringProperty find = new SimpleStringProperty("");
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty(false);

    public GraphViewModel(RunFeed feed) {
        this.feed = feed;
        feed.selectedProperty().addListener(_ -> refresh());
        base.addListener(_ -> refresh());
        refresh();
    }

    ReadOnlyObjectProperty<Optional<Picture>> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    Optional<Picture> picture() {
        return picture.get();
    }

    /** Compares with another architecture from now on. */
    public ObjectProperty<Base> baseProperty() {
        return base;
    }

    public ObjectProperty<Tab> tabProperty() {
        return tab;
    }

    /** What to light: part of an operation's name, or nodes as in {@code 0→2}; empty for all. */
    public StringProperty findProperty() {
        return find;
    }

    /** Whether changes appear at once instead of fading. */
    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    /** Which edges are looked for, if any. */
    Optional<Predicate<Edge>> found() {
        String wanted =
                find.get().strip().toLowerCase(Locale.ROOT).replace('×', 'x').replace("->", "→");
        if (wanted.isEmpty() || picture.get().isEmpty()) {
            return Optional.empty();
        }
        Picture now = picture.get().get();
        return Optional.of(e ->
                e.operation().text().contains(wanted)
                        || now.ends(e).replace(" ", "").contains(wanted.replace(" ", "")));
    }

    /** What the run found out about an edge of the cell with this index. */
    EdgeStatistics statistics(int cell, Edge edge) {
        List<Scored> scored = new ArrayList<>();
        for (IterationRow row : feed.iterations()) {
            if (row.scored()) {
                row.architecture().ifPresent(a -> scored.add(new Scored(a, row.score())));
            }
        }
        return EdgeStatistics.of(cell, edge, scored, feed.settings().topK());
    }

    /** The best scored iterations to choose a comparison from, best first. */
    List<IterationRow> candidates(int most) {
        return feed.iterations().stream()
                .filter(r -> r.scored() && r.architecture().isPresent())
                .filter(r -> picture.get().map(p -> p.iteration() != r.iteration()).orElse(true))
                .sorted((a, b) -> Double.compare(b.score(), a.score()))
                .limit(most)
                .toList();
    }

    private void refresh() {
        picture.set(feed.selected().flatMap(this::pictureOf));
    }

    private Optional<Picture> pictureOf(IterationRow row) {
        return row.architecture()
                .map(a -> {
                    Optional<IterationRow> other =
                            baseOf(row).filter(o -> o.architecture().isPresent());
                    return new Picture(
                            row.iteration(),
                            a,
                            differences(a, other.flatMap(IterationRow::architecture)),
                            other.map(o -> against(row, o)));
                });
    }

    private Optional<IterationRow> baseOf(IterationRow row) {
        return switch (base.get()) {
            case Base.Parent _ -> feed.base(row);
            case Base.Best _ -> feed.best().filter(b -> b.iteration() != row.iteration());
            case Base.Iteration(int iteration) ->
                    feed.row(iteration).filter(r -> r.iteration() != row.iteration());
            case Base.Nothing _ -> Optional.empty();
        };
    }

    private static List<CellDifference> differences(Architecture a, Optional<Architecture> other) {
        List<CellDifference> differences = new ArrayList<>();
        for (int i = 0; i < a.cells().size(); i++) {
            int cell = i;
            differences.add(
                    other.map(o -> CellDifference.between(a.cells().get(cell), o.cells().get(cell)))
                            .orElseGet(() -> CellDifference.none(a.cells().get(cell))));
        }
        return differences;
    }

    private String against(IterationRow row, IterationRow other) {
        String number = Integer.toString(other.iteration()).replace('-', '−');
        if (row.parent().filter(p -> p == other.iteration()).isPresent()) {
            return "its parent, " + number;
        }
        if (base.get() instanceof Base.Best) {
            return "the best, " + number;
        }
        return base.get() instanceof Base.Parent ? "the best it was shown, " + number : number;
    }
}
