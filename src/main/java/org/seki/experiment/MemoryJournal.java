package org.seki.experiment;

import java.util.ArrayList;
import java.util.List;
import org.seki.search.Journal;
import org.seki.search.Notes;
import org.seki.search.SearchEvent;
import org.seki.strategist.Exchange;

/** The journal of a trial, of which only the result is kept: an interrupted one is played anew. */
final class MemoryJournal implements Journal {
    private final List<SearchEvent> events = new ArrayList<>();

    @Override
    public synchronized void append(List<SearchEvent> happened) {
        events.addAll(happened);
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
