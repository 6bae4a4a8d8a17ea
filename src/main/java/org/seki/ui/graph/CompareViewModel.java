package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.seki.space.Architecture;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.fx.Units;

/** Two to four architectures side by side, the others' differences to the first. JavaFX thread. */
public final class CompareViewModel {
    /** Fewer are nothing to compare. */
    private static final int LEAST = 2;

    private final RunFeed feed;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<List<Side>> sides = new ReadOnlyObjectWrapper<>(List.of());
    private final Command show;

    /**
     * One of those that are compared.
     *
     * @param letter {@code A}, {@code B}, …
     * @param cells beside those of the first
     * @param facts for people, by name; the same names in the same order for all
     * @param best whether none of them scored higher
     */
    record Side(
            String letter,
            IterationRow row,
            List<CellDifference> cells,
            Map<String, String> facts,
            boolean best) {}

    public CompareViewModel(RunFeed feed) {
        this.feed = feed;
        show =
                new Command(
                        "Compare side by side",
                        "Shortcut+K",
                        Bindings.size(feed.compared()).greaterThanOrEqualTo(LEAST).or(shown),
                        () -> shown.set(!shown.get()));
        InvalidationListener again = _ -> refresh();
        feed.compared().addListener(again);
        shown.addListener(again);
    }

    public List<Command> commands() {
        return List.of(show);
    }

    public Command show() {
        return show;
    }

    /** Whether the comparison is on the screen. */
    public BooleanProperty shownProperty() {
        return shown;
    }

    ReadOnlyObjectProperty<List<Side>> sidesProperty() {
        return sides.getReadOnlyProperty();
    }

    /** Takes one away; with fewer than two there is nothing to compare. */
    void remove(Side side) {
        feed.compare(side.row().iteration());
    }

    private void refresh() {
        if (feed.compared().size() < LEAST) {
            shown.set(false);
        }
        sides.set(shown.get() ? sides() : List.of());
    }

    private List<Side> sides() {
        List<IterationRow> rows =
                feed.compared().stream()
                        .flatMap(i -> feed.row(i).stream())
                        .filter(r -> r.architecture().isPresent())
                        .toList();
        double best = rows.stream().mapToDouble(IterationRow::score).max().orElse(Double.NaN);
        SequencedSet<String> metrics = new LinkedHashSet<>();
        rows.forEach(r -> r.metrics().keySet().stream().sorted().forEach(metrics::add));
        List<Side> sides = new ArrayList<>();
        for (IterationRow row : rows) {
            Optional<Architecture> first =
                    sides.isEmpty() ? Optional.empty() : rows.getFirst().architecture();
            List<CellDifference> cells =
                    GraphViewModel.differences(row.architecture().orElseThrow(), first);
            sides.add(
                    new Side(
                            Character.toString('A' + sides.size()),
                            row,
                            cells,
                            facts(row, cells, metrics, !sides.isEmpty()),
                            row.score() == best));
        }
        return sides;
    }

    private static Map<String, String> facts(
            IterationRow row,
            List<CellDifference> cells,
            SequencedSet<String> metrics,
            boolean differs) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Score", Units.score(row.score()));
        for (String metric : metrics) {
            facts.put(
                    Metric.title(metric),
                    row.metric(metric).map(v -> Metric.text(metric, v)).orElse("–"));
        }
        facts.put(
                "Edges changed",
                differs
                        ? Integer.toString(cells.stream().mapToInt(CellDifference::changes).sum())
                        : "–");
        return facts;
    }
}
