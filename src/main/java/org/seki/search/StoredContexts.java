package org.seki.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.seki.search.SearchEvent.Proposed;
import org.seki.search.SearchEvent.Unanswered;
import org.seki.space.SearchSpace;
import org.seki.strategist.Context;
import org.seki.strategist.Stage;

/** What a strategist was told in each iteration of a stored run, made again from its journal. */
public final class StoredContexts {
    private StoredContexts() {}

    /**
     * The contexts of those iterations in which a strategist was asked, in order, as they were
     * before its first reply.
     *
     * @param which of the iterations are wanted
     */
    public static List<Context> of(
            SearchSpace space, List<SearchEvent> events, IntPredicate which) {
        SearchState state = SearchState.replay(events.subList(0, Math.min(1, events.size())));
        Contexts contexts = new Contexts(space, new RandomStreams(state.settings().seed()));
        List<Context> found = new ArrayList<>();
        for (SearchEvent event : events) {
            asked(event)
                    .filter(a -> which.test(a.iteration()))
                    .ifPresent(a -> {
                        state.enter(a.iteration());
                        Context context = contexts.of(state, a.stage(), a.iteration());
                        if (state.injection().isEmpty() && Contexts.tells(context)) {
                            found.removeIf(c -> c.iteration() == a.iteration());
                            found.add(context);
                        }
                    });
            state.apply(event);
        }
        return found;
    }

    /** That of one iteration; empty when no strategist was asked in it. */
    public static Optional<Context> at(SearchSpace space, List<SearchEvent> events, int iteration) {
        return of(space, events, i -> i == iteration).stream().findFirst();
    }

    /** What the next iteration of a run would be told, were it to begin now. */
    public static Optional<Context> next(SearchSpace space, List<SearchEvent> events) {
        SearchState state = SearchState.replay(events);
        int iteration = state.iteration() + 1;
        state.enter(iteration);
        Contexts contexts = new Contexts(space, new RandomStreams(state.settings().seed()));
        return state.stage()
                .filter(s -> s != Stage.INITIAL)
                .map(s -> contexts.of(state, s, iteration))
                .filter(Contexts::tells);
    }

    private record Asked(int iteration, Stage stage) {}

    private static Optional<Asked> asked(SearchEvent event) {
        return switch (event) {
            case Proposed p when p.attempt() == 1 ->
                    Optional.of(new Asked(p.iteration(), p.stage()));
            case Unanswered u when u.attempt() == 1 ->
                    Optional.of(new Asked(u.iteration(), u.stage()));
            default -> Optional.empty();
        };
    }
}
