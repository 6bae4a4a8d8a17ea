package org.seki.search;

import java.util.ArrayList;
import java.util.List;
import org.seki.strategist.Exchange;

/** A journal in memory, which can be told to fail. */
final class ListJournal implements Journal {
    private final List<SearchEvent> events = new ArrayList<>();
    private int failures;

    /** The next appends of iterations fail. */
    synchronized void fail(int times) {
        failures = times;
    }

    @Override
    public synchronized void append(List<SearchEvent> more) {
        if (failures > 0 && more.stream().anyMatch(Iteration::ends)) {
            failures--;
            throw new JournalException("The disk is full.", new java.io.IOException("full"));
        }
        events.addAll(more);
    }

    @Override
    public synchronized List<SearchEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public List<Exchange> exchanges(int iteration) {
        return List.of();
    }

    @Override
    public Notes notes() {
        throw new UnsupportedOperationException("nobody looks at this run");
    }
}
