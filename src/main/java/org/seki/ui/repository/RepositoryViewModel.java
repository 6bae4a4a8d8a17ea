package org.seki.ui.repository;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.seki.search.Steering;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.IterationRow.Outcome;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.fx.SteeringText;

/** The ranked repository of the feed, its filter, and what a person may do to an entry. */
public final class RepositoryViewModel {
    private final RunFeed feed;
    private final Consumer<Steering> steer;
    private final ObservableList<Entry> ranked = FXCollections.observableArrayList();
    private final FilteredList<Entry> shown = new FilteredList<>(ranked);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private Predicate<Entry> filtered = _ -> true;
    private Optional<Set<Integer>> kept = Optional.empty();
    private final Command pin;
    private final Command ban;
    private final Command undo;

    /**
     * @param steer journals a steering, effective from the next iteration
     */
    public RepositoryViewModel(RunFeed feed, Consumer<Steering> steer) {
        this.feed = feed;
        this.steer = steer;
        BooleanBinding chosen =
                Bindings.createBooleanBinding(
                        () -> feed.selected().filter(IterationRow::scored).isPresent(),
                        feed.selectedProperty());
        pin =
                new Command(
                        "Pin or unpin",
                        "Shortcut+P",
                        chosen,
                        () -> feed.selected().ifPresent(this::pin));
        ban =
                new Command(
                        "Ban or unban",
                        "Shortcut+B",
                        chosen,
                        () -> feed.selected().ifPresent(this::ban));
        undo =
                new Command(
                        "Undo the last change",
                        "Shortcut+Z",
                        Bindings.isNotEmpty(feed.pending()),
                        this::undoLast);
        filter.addListener(_ -> refilter());
        InvalidationListener ranking = _ -> rank();
        feed.iterations().addListener(ranking);
        feed.pinned().addListener(ranking);
        feed.banned().addListener(ranking);
        rank();
    }

    public List<Command> commands() {
        return List.of(pin, ban, undo);
    }

    public Command pin() {
        return pin;
    }

    public Command ban() {
        return ban;
    }

    public Command undo() {
        return undo;
    }

    public RunFeed feed() {
        return feed;
    }

    /** Entries that pass the filter, best first. */
    public ObservableList<Entry> entries() {
        return shown;
    }

    public ObservableList<Entry> all() {
        return ranked;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** What is wrong with the filter; empty when nothing is. */
    public ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** {@code 12}, or {@code 5 of 12} when not all are shown. */
    public StringBinding count() {
        return Bindings.createStringBinding(
                () ->
                        shown.size() == ranked.size()
                                ? Integer.toString(ranked.size())
                                : shown.size() + " of " + ranked.size(),
                shown,
                ranked);
    }

    /** {@code 2 changes wait}; empty when none does. */
    public StringBinding waiting() {
        return Bindings.createStringBinding(
                () ->
                        switch (feed.pending().size()) {
                            case 0 -> "";
                            case 1 -> "1 change waits";
                            default -> feed.pending().size() + " changes wait";
                        },
                feed.pending());
    }

    /** Which they are: {@code pin E 30 · ban E 20}. */
    public StringBinding waitingList() {
        return Bindings.createStringBinding(
                () ->
                        feed.pending().stream()
                                .map(RunFeed.Change::steering)
                                .map(s -> SteeringText.of(s, this::place))
                                .collect(Collectors.joining(" · ")),
                feed.pending());
    }

    private void pin(IterationRow row) {
        int i = row.iteration();
        steer.accept(feed.pinned().contains(i) ? new Steering.Unpin(i) : new Steering.Pin(i));
    }

    private void ban(IterationRow row) {
        int i = row.iteration();
        steer.accept(feed.banned().contains(i) ? new Steering.Unban(i) : new Steering.Ban(i));
    }

    private void undoLast() {
        steer.accept(new Steering.Withdraw(feed.pending().getLast().number()));
    }

    private String place(int iteration) {
        return ranked.stream()
                .filter(e -> e.row().iteration() == iteration)
                .findFirst()
                .map(e -> "#" + e.rank())
                .orElse("iteration " + iteration);
    }

    private void rank() {
        List<IterationRow> rows =
                feed.iterations().stream()
                        .filter(r -> r.outcome() == Outcome.EVALUATED)
                        .sorted(Comparator.comparingDouble(IterationRow::score).reversed())
                        .toList();
        List<Entry> now = new ArrayList<>(rows.size());
        for (IterationRow row : rows) {
            now.add(
                    new Entry(
                            now.size() + 1,
                            row,
                            feed.pinned().contains(row.iteration()),
                            feed.banned().contains(row.iteration())));
        }
        if (!now.equals(ranked)) {
            ranked.setAll(now);
        }
    }

    /** Shows only these iterations, of those that pass the filter; empty for all. */
    public void keep(Optional<Set<Integer>> iterations) {
        kept = iterations;
        apply();
    }

    private void refilter() {
        switch (RepositoryFilter.parse(filter.get())) {
            case RepositoryFilter.Valid v -> {
                fault.set("");
                filtered = v.test();
                apply();
            }
            case RepositoryFilter.Invalid i -> fault.set(i.sentence());
        }
    }

    private void apply() {
        Predicate<Entry> words = filtered;
        shown.setPredicate(
                kept.map(some -> words.and(e -> some.contains(e.row().iteration()))).orElse(words));
    }
}
