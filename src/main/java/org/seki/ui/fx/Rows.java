package org.seki.ui.fx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ModifiableObservableListBase;

/** The iterations in the order they began; tells its listeners once a batch. */
final class Rows extends ModifiableObservableListBase<IterationRow> {
    private final List<IterationRow> rows = new ArrayList<>();
    private final Map<Integer, Integer> places = new HashMap<>();

    /** All puts within reach the listeners as one change. */
    void batch(Runnable puts) {
        beginChange();
        try {
            puts.run();
        } finally {
            endChange();
        }
    }

    /** Adds the row, or replaces the one of the same iteration. */
    void put(IterationRow row) {
        Integer place = places.get(row.iteration());
        if (place == null) {
            places.put(row.iteration(), size());
            add(row);
        } else {
            set(place, row);
        }
    }

    Optional<IterationRow> of(int iteration) {
        return Optional.ofNullable(places.get(iteration)).map(rows::get);
    }

    /** See {@link RunFeed#base}. */
    Optional<IterationRow> base(IterationRow row) {
        return row.parent()
                .flatMap(this::of)
                .or(() ->
                        row.shown().stream()
                                .flatMap(i -> of(i).stream())
                                .filter(IterationRow::scored)
                                .max(Comparator.comparingDouble(IterationRow::score)));
    }

    @Override
    public IterationRow get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    protected void doAdd(int index, IterationRow row) {
        rows.add(index, row);
    }

    @Override
    protected IterationRow doSet(int index, IterationRow row) {
        return rows.set(index, row);
    }

    @Override
    protected IterationRow doRemove(int index) {
        throw new UnsupportedOperationException("what happened is not taken back");
    }
}
