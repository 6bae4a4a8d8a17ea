package org.seki.ui.repository;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.seki.search.Note;
import org.seki.search.Steering;
import org.seki.space.Architecture;
import org.seki.ui.fx.Changes;
import org.seki.ui.fx.Command;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;
import org.seki.ui.fx.SteeringText;

/** The ranked repository of the feed, its filter, and what a person may do to an entry. */
public final class RepositoryViewModel {
    /** What a person does in the repository and others carry out. */
    public interface Acts {
        /** Journals it; effective from the next iteration. */
        void steer(Steering steering);

        /** Keeps a note on an iteration's architecture. */
        void keep(int iteration, Note note);

        /** Others are compared with this iteration's architecture on the graph from now on. */
        void against(int iteration);

        /** Sets up the final training of an architecture. */
        void train(Architecture candidate);
    }

    private final RunFeed feed;
    private final Acts acts;
    private final Ranking ranking;
    private final BooleanProperty grouped = new SimpleBooleanProperty(true);
    private final Ranked ranked = new Ranked();
    private final FilteredList<Entry> shown = new FilteredList<>(ranked);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private Predicate<Entry> filtered = _ -> true;
    private Optional<Set<Integer>> kept = Optional.empty();
    private final Command pin;
    private final Command ban;
    private final Command undo;
    private final Command star;
    private final Command compare;
    private final Command against;
    private final Command group;
    private final Command train;

    /**
     * @param acts does what a person does here
     */
    public RepositoryViewModel(RunFeed feed, Acts acts) {
        this.feed = feed;
        this.acts = acts;
        this.ranking = new Ranking(feed);
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
                        Bindings.isNotEmpty(feed.changes().pending()),
                        this::undoLast);
        star =
                new Command(
                        "Star or unstar",
                        "Shortcut+D",
                        chosen,
                        () -> feed.selected().ifPresent(this::star));
        compare =
                new Command(
                        "Put side by side, or take away",
                        "Shortcut+M",
                        chosen,
                        () -> feed.selected().ifPresent(r -> feed.compare(r.iteration())));
        against =
                new Command(
                        "Compare others with this on the graph",
                        "Shortcut+G",
                        chosen,
                        () -> feed.selected().ifPresent(r -> acts.against(r.iteration())));
        train =
                new Command(
                        "Send to final training",
                        "Shortcut+Shift+F",
                        chosen,
                        () ->
                                feed.selected()
                                        .flatMap(IterationRow::architecture)
                                        .ifPresent(acts::train));
        group =
                new Command(
                        "Group what is the same function",
                        "Shortcut+Shift+G",
                        () -> grouped.set(!grouped.get()));
        filter.addListener(_ -> refilter());
        InvalidationListener again = _ -> rank();
        feed.iterations().addListener(again);
        feed.changes().pinned().addListener(again);
        feed.changes().banned().addListener(again);
        feed.compared().addListener(again);
        feed.notes().addListener(again);
        grouped.addListener(again);
        rank();
    }

    public List<Command> commands() {
        return List.of(pin, ban, undo, star, compare, against, group, train);
    }

    public Command pin() {
        return pin;
    }

    public Command ban() {
        return ban;
    }

    public Command star() {
        return star;
    }

    /** Marks the selected one for a comparison. */
    public Command compare() {
        return compare;
    }

    public Command against() {
        return against;
    }

    public Command train() {
        return train;
    }

    public Command group() {
        return group;
    }

    /** Whether iterations that ended with the same function are one line. */
    public BooleanProperty groupedProperty() {
        return grouped;
    }

    /** Keeps this text on an iteration. */
    public void note(int iteration, String text) {
        acts.keep(iteration, feed.note(iteration).withText(text));
    }

    private void star(IterationRow row) {
        Note now = feed.note(row.iteration());
        acts.keep(row.iteration(), now.withStar(!now.starred()));
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

    /** From 1, by score; 0 for an iteration that has no line. */
    public int rank(int iteration) {
        return ranked.rank(iteration).orElse(0);
    }

    /** An entry's rank, or its letter while it is compared. */
    String place(Entry entry) {
        return entry.side() < 0
                ? Integer.toString(rank(entry.iteration()))
                : Character.toString('A' + entry.side());
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
                        switch (feed.changes().pending().size()) {
                            case 0 -> "";
                            case 1 -> "1 change waits";
                            default -> feed.changes().pending().size() + " changes wait";
                        },
                feed.changes().pending());
    }

    /** Which they are: {@code pin E 30 · ban E 20}. */
    public StringBinding waitingList() {
        return Bindings.createStringBinding(
                () ->
                        feed.changes().pending().stream()
                                .map(Changes.Change::steering)
                                .map(s -> SteeringText.of(s, this::place))
                                .collect(Collectors.joining(" · ")),
                feed.changes().pending());
    }

    private void pin(IterationRow row) {
        int i = row.iteration();
        acts.steer(
                feed.changes().pinned().contains(i) ? new Steering.Unpin(i) : new Steering.Pin(i));
    }

    private void ban(IterationRow row) {
        int i = row.iteration();
        acts.steer(
                feed.changes().banned().contains(i) ? new Steering.Unban(i) : new Steering.Ban(i));
    }

    private void undoLast() {
        acts.steer(new Steering.Withdraw(feed.changes().pending().getLast().number()));
    }

    private String place(int iteration) {
        OptionalInt rank = ranked.rank(iteration);
        return rank.isPresent() ? "#" + rank.getAsInt() : "iteration " + iteration;
    }

    private void rank() {
        ranked.become(ranking.entries(grouped.get()));
    }

    /** Shows only these iterations, of those that pass the filter; empty for all. */
    public void keep(Optional<Set<Integer>> iterations) {
        if (!iterations.equals(kept)) {
            kept = iterations;
            apply();
        }
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
