package org.seki.ui.repository;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javafx.collections.ModifiableObservableListBase;

/**
 * The lines of the repository, best first. A new ranking is told as one change, of only what came,
 * went or is another: a table that hears that all was replaced builds all its rows anew.
 */
final class Ranked extends ModifiableObservableListBase<Entry> {
    /** Where more lines come or go at once, everything is replaced. */
    private static final int FEW = 50;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, Integer> ranks = new HashMap<>();

    void become(List<Entry> now) {
        ranks.clear();
        now.forEach(e -> ranks.put(e.iteration(), ranks.size() + 1));
        beginChange();
        try {
            if (Math.abs(now.size() - size()) > FEW) {
                setAll(now);
            } else {
                adjust(now);
            }
        } finally {
            endChange();
        }
    }

    private void adjust(List<Entry> now) {
        for (int i = 0; i < now.size(); i++) {
            Entry next = now.get(i);
            while (i < size() && !ranks.containsKey(get(i).iteration())) {
                remove(i);
            }
            if (i == size() || get(i).iteration() != next.iteration()) {
                add(i, next);
            } else if (!get(i).equals(next)) {
                set(i, next);
            }
        }
        removeRange(now.size(), size());
    }

    /** From 1; empty for an iteration that has no line. */
    OptionalInt rank(int iteration) {
        Integer rank = ranks.get(iteration);
        return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    @Override
    public Entry get(int index) {
        return entries.get(index);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    protected void doAdd(int index, Entry entry) {
        entries.add(index, entry);
    }

    @Override
    protected Entry doSet(int index, Entry entry) {
        return entries.set(index, entry);
    }

    @Override
    protected Entry doRemove(int index) {
        return entries.remove(index);
    }
}
