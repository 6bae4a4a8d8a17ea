package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.ToDoubleFunction;
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
     * @param facts by name, for people; the same names in the same order for all
     */
    record Side(
            String letter, IterationRow row, List<CellDifference> cells, Map<String, Fact> facts) {}

    /**
     * What is known of it in one respect, for people.
     *
     * @param best whether none of them is better in it, and not all are alike
     */
    record Fact(String text, boolean best) {}

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
        List<Side> sides = new ArrayList<>();
        for (IterationRow row : rows) {
            Optional<Architecture> first =
                    sides.isEmpty() ? Optional.empty() : rows.getFirst().architecture();
            List<CellDifference> cells =
                    GraphViewModel.differences(row.architecture().orElseThrow(), first);
            Map<String, Fact> facts = facts(row, rows);
            facts.put("Edges changed", new Fact(first.map(_ -> changes(cells)).orElse("–"), false));
            sides.add(new Side(Character.toString('A' + sides.size()), row, cells, facts));
        }
        return sides;
    }

    private static Map<String, Fact> facts(IterationRow row, List<IterationRow> rows) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        facts.put(
                "Score",
                new Fact(Units.score(row.score()), best(row, rows, IterationRow::score, false)));
        SequencedSet<String> metrics = new LinkedHashSet<>();
        rows.forEach(r -> r.metrics().keySet().stream().sorted().forEach(metrics::add));
        for (String metric : metrics) {
            facts.put(
                    Metric.title(metric),
                    new Fact(
                            row.metric(metric).map(v -> Metric.text(metric, v)).orElse("–"),
                            best(
                                    row,
                                    rows,
                                    r -> r.metric(metric).orElse(Double.NaN),
                                    Metric.costs(metric))));
        }
        return facts;
    }

    /**
     * @param least whether less is better
     */
    private static boolean best(
            IterationRow row,
            List<IterationRow> rows,
            ToDoubleFunction<IterationRow> value,
            boolean least) {
        DoubleSummaryStatistics known =
                rows.stream().mapToDouble(value).filter(v -> !Double.isNaN(v)).summaryStatistics();
        return known.getMin() < known.getMax()
                && value.applyAsDouble(row) == (least ? known.getMin() : known.getMax());
    }

    private static String changes(List<CellDifference> cells) {
        return Integer.toString(cells.stream().mapToInt(CellDifference::changes).sum());
    }
}
