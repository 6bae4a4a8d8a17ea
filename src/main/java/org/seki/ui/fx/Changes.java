package org.seki.ui.fx;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Steering;

/**
 * All that people changed in a run, and what it comes to: shown before it works, and no longer once
 * it is taken back. Changed only by {@link RunFeed}. JavaFX thread.
 */
public final class Changes {
    private final ObservableList<Change> all = FXCollections.observableArrayList();
    private final ObservableList<Change> pending = FXCollections.observableArrayList();
    private final Set<Integer> withdrawn = new HashSet<>();
    private final ObservableSet<Integer> pinned = FXCollections.observableSet();
    private final ObservableSet<Integer> banned = FXCollections.observableSet();
    private final SearchSettings started;
    private final ReadOnlyObjectWrapper<Budgets> budgets;
    private final ReadOnlyObjectWrapper<Choice> strategist;

    /**
     * Something a person changed.
     *
     * @param number from 1, as {@link Steering.Withdraw} takes it
     */
    public record Change(int number, SearchEvent.Steered steered) {
        public Steering steering() {
            return steered.steering();
        }
    }

    /**
     * @param started what the run was started with
     */
    Changes(SearchSettings started) {
        this.started = started;
        budgets = new ReadOnlyObjectWrapper<>(started.budgets());
        strategist = new ReadOnlyObjectWrapper<>(started.strategist());
    }

    /** In order; a change is {@link #withdrawn} or it worked, or waits. */
    public ObservableList<Change> all() {
        return all;
    }

    /** Those that are journaled and wait for the next iteration. */
    public ObservableList<Change> pending() {
        return pending;
    }

    public boolean withdrawn(Change change) {
        return withdrawn.contains(change.number());
    }

    public ObservableSet<Integer> pinned() {
        return pinned;
    }

    public ObservableSet<Integer> banned() {
        return banned;
    }

    public ReadOnlyObjectProperty<Budgets> budgetsProperty() {
        return budgets.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Choice> strategistProperty() {
        return strategist.getReadOnlyProperty();
    }

    /** Whoever hears of the change finds all of it done. */
    void steered(SearchEvent.Steered e) {
        Change change = new Change(all.size() + 1, e);
        if (e.steering() instanceof Steering.Withdraw w) {
            withdrawn.add(w.steering());
        }
        budgets.set(
                last(Steering.Spend.class, change)
                        .map(Steering.Spend::budgets)
                        .orElse(started.budgets()));
        strategist.set(
                last(Steering.Ask.class, change)
                        .map(Steering.Ask::strategist)
                        .orElse(started.strategist()));
        all.add(change);
        if (e.steering() instanceof Steering.Withdraw w) {
            pending.removeIf(c -> c.number() == w.steering());
        } else {
            pending.add(change);
        }
        mark();
    }

    /** What waited for this iteration works in it. */
    void began(int iteration) {
        pending.removeIf(c -> c.steered().afterIteration() < iteration);
    }

    private <S extends Steering> Optional<S> last(Class<S> kind, Change newest) {
        return Stream.concat(Stream.of(newest), all.reversed().stream())
                .filter(c -> !withdrawn(c) && kind.isInstance(c.steering()))
                .findFirst()
                .map(c -> kind.cast(c.steering()));
    }

    private void mark() {
        Set<Integer> pins = new HashSet<>();
        Set<Integer> bans = new HashSet<>();
        for (Change change : all) {
            if (withdrawn(change)) {
                continue;
            }
            switch (change.steering()) {
                case Steering.Pin s -> {
                    pins.add(s.iteration());
                    bans.remove(s.iteration());
                }
                case Steering.Unpin s -> pins.remove(s.iteration());
                case Steering.Ban s -> {
                    bans.add(s.iteration());
                    pins.remove(s.iteration());
                }
                case Steering.Unban s -> bans.remove(s.iteration());
                case Steering.Inject _,
                        Steering.SwitchStage _,
                        Steering.Left _,
                        Steering.Inspiration _,
                        Steering.History _,
                        Steering.Spend _,
                        Steering.Ask _,
                        Steering.Withdraw _ -> {}
            }
        }
        become(pinned, pins);
        become(banned, bans);
    }

    private static void become(ObservableSet<Integer> set, Set<Integer> now) {
        set.retainAll(now);
        set.addAll(now);
    }
}
