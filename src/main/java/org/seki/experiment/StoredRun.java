package org.seki.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSettings;
import org.seki.search.SearchState;
import org.seki.search.StoredContexts;
import org.seki.space.SearchSpace;
import org.seki.strategist.Known;

/**
 * A run of the workspace as replays need it.
 *
 * @param settings as they are now, with what was changed while it ran
 * @param folder for weights
 */
record StoredRun(
        String run,
        SearchSettings settings,
        SearchSpace space,
        List<SearchEvent> events,
        Path folder) {
    static StoredRun of(
            String run,
            SearchSettings begun,
            SearchSpace space,
            List<SearchEvent> events,
            Path folder) {
        SearchSettings now = events.isEmpty() ? begun : SearchState.replay(events).settings();
        return new StoredRun(run, now, space, events, folder);
    }

    /** What its strategist was told in these iterations. */
    List<Subject> subjects(IntPredicate iterations) {
        return events.isEmpty()
                ? List.of()
                : StoredContexts.of(space, events, iterations).stream()
                        .map(c -> new Subject(run, c))
                        .toList();
    }

    List<Known> evaluated() {
        return events.isEmpty() ? List.of() : SearchState.replay(events).repository().evaluated();
    }

    /** At most so many of them, evenly spread. */
    static <T> List<T> spread(List<T> all, int most) {
        List<T> some = new ArrayList<>();
        int n = Math.min(all.size(), most);
        for (int i = 0; i < n; i++) {
            some.add(all.get((int) ((long) i * all.size() / n)));
        }
        return some;
    }
}
