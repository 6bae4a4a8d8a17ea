package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
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
import org.seki.space.NetworkShape;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.graph.Draft.Edit;

/**
 * What the graph panel shows: the selected architecture, and what is different from the one it is
 * compared with; or a copy that is being edited. JavaFX thread.
 */
public final class GraphViewModel {
    /** What the panel may show. */
    public enum Tab {
        CELLS("Cells"),
        NETWORK("Network"),
        TEXT("Text");

        private final String title;

        Tab(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
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
    private final Optional<Consumer<Architecture>> inject;
    private final Findings findings;
    private final ReadOnlyObjectWrapper<Optional<Picture>> picture =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Draft>> draft =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Base> base = new SimpleObjectProperty<>(new Base.Parent());
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.CELLS);
    private final StringProperty find = new SimpleStringProperty("");
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty(false);
    private final ObjectProperty<Optional<NetworkShape>> network =
            new SimpleObjectProperty<>(Optional.empty());

    /**
     * @param inject takes an architecture that was drawn here into the run's queue; empty for a
     *     panel in which nothing can be edited
     * @param background works out what the run has found out
     * @param fx the JavaFX thread
     */
    public GraphViewModel(
            RunFeed feed,
            Optional<Consumer<Architecture>> inject,
            Executor background,
            Executor fx) {
        this.feed = feed;
        this.inject = inject;
        this.findings = new Findings(feed, background, fx);
        feed.selectedProperty().addListener(_ -> refresh());
        base.addListener(_ -> refresh());
        draft.addListener(_ -> refresh());
        refresh();
    }

    ReadOnlyObjectProperty<Optional<Picture>> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    Optional<Picture> picture() {
        return picture.get();
    }

    /** The copy that is being edited, if one is. */
    ReadOnlyObjectProperty<Optional<Draft>> draftProperty() {
        return draft.getReadOnlyProperty();
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

    /** The network around the cells; that of the space's paper when empty. */
    public ObjectProperty<Optional<NetworkShape>> networkProperty() {
        return network;
    }

    /** Why none is shown where none is. */
    StringBinding nothing() {
        return Bindings.createStringBinding(
                () ->
                        feed.selected()
                                .filter(r -> r.outcome() == IterationRow.Outcome.FAILED)
                                .map(r ->
                                        "Iteration %d ended without one: see its reasoning."
                                                .formatted(r.iteration()))
                                .orElse(
                                        "The cells of the selected candidate appear here, with what"
                                                + " changed against its parent, as soon as one has"
                                                + " been evaluated."),
                feed.selectedProperty());
    }

    /** The network of the architecture shown. */
    Optional<NetworkPlan> plan() {
        return picture.get()
                .map(Picture::architecture)
                .flatMap(a -> NetworkPlan.of(a, network.get().orElseGet(a.space()::paperShape)));
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

    /** What the run has found out so far. */
    Findings findings() {
        return findings;
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

    /** What can be done to an edge of the architecture shown; nothing where nobody takes it. */
    List<Edit> edits(int cell, Edge edge) {
        return inject.isEmpty()
                ? List.of()
                : picture.get()
                        .map(p -> Draft.edits(p.architecture(), cell, edge))
                        .orElse(List.of());
    }

    /** Edits the copy; the first edit makes it. */
    void edit(Edit edit) {
        picture.get()
                .map(p -> draft.get().orElseGet(() -> Draft.of(p.iteration(), p.architecture())))
                .ifPresent(d -> draft.set(Optional.of(d.with(edit.result()))));
    }

    /** Takes back the last edit; with the first one the copy goes too. */
    void undo() {
        draft.set(draft.get().map(Draft::undone).filter(Draft::changed));
    }

    void discard() {
        draft.set(Optional.empty());
    }

    /** Hands the copy to the run, to be evaluated next. */
    void injectDraft() {
        draft.get().map(Draft::architecture).ifPresent(a -> inject.ifPresent(to -> to.accept(a)));
        discard();
    }

    private void refresh() {
        picture.set(
                draft.get()
                        .map(GraphViewModel::pictureOf)
                        .or(() -> feed.selected().flatMap(this::pictureOf)));
    }

    private static Picture pictureOf(Draft draft) {
        return new Picture(
                "Copy of " + Picture.number(draft.origin()),
                draft.origin(),
                draft.architecture(),
                differences(draft.architecture(), Optional.of(draft.original())),
                Optional.of("the original"));
    }

    private Optional<Picture> pictureOf(IterationRow row) {
        return row.architecture()
                .map(a -> {
                    Optional<IterationRow> other =
                            baseOf(row).filter(o -> o.architecture().isPresent());
                    return new Picture(
                            "Architecture " + Picture.number(row.iteration()),
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

    static List<CellDifference> differences(Architecture a, Optional<Architecture> other) {
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
        String number = Picture.number(other.iteration());
        if (row.parent().filter(p -> p == other.iteration()).isPresent()) {
            return "its parent, " + number;
        }
        if (base.get() instanceof Base.Best) {
            return "the best, " + number;
        }
        return base.get() instanceof Base.Parent ? "the best it was shown, " + number : number;
    }
}
