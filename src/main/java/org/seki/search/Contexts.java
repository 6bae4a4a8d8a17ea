package org.seki.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.seki.search.SearchSettings.EvolveFrom;
import org.seki.space.SearchSpace;
import org.seki.strategist.Context;
import org.seki.strategist.Known;
import org.seki.strategist.Stage;
import org.seki.strategist.Step;

/** What a strategist is told in an iteration (SEKI, section 3); nothing banned is among it. */
final class Contexts {
    private final SearchSpace space;
    private final RandomStreams random;

    Contexts(SearchSpace space, RandomStreams random) {
        this.space = space;
        this.random = random;
    }

    Context of(SearchState state, Stage stage, int iteration) {
        return new Context(
                space,
                stage,
                iteration,
                stage == Stage.SELF_EVOLUTION ? current(state) : Optional.empty(),
                stage == Stage.KNOWLEDGE_INSPIRATION ? shown(state, iteration) : List.of(),
                state.repository().evaluated(),
                steps(state),
                List.of(),
                Spending.left(state));
    }

    /** Whether there is anything in it to go on from. */
    static boolean tells(Context context) {
        return context.current().isPresent() || !context.shown().isEmpty();
    }

    /** The architecture to improve. */
    private static Optional<Known> current(SearchState state) {
        if (state.settings().evolveFrom() == EvolveFrom.BEST) {
            return state.repository().top(1).stream().findFirst();
        }
        return state.iterations().reversed().stream()
                .flatMap(i -> state.repository().at(i.index()).stream())
                .filter(k -> !k.banned())
                .findFirst();
    }

    /** The pinned ones and ξ at random from the top k, the best first. */
    private List<Known> shown(SearchState state, int iteration) {
        List<Known> top = new ArrayList<>(state.repository().top(state.settings().topK()));
        top.removeIf(Known::pinned);
        Collections.shuffle(top, java.util.Random.from(random.stream("inspiration", iteration, 1)));
        List<Known> shown = new ArrayList<>(state.repository().pinned());
        shown.addAll(top.subList(0, Math.min(state.settings().sample(), top.size())));
        shown.sort(Repository.BEST_FIRST);
        return shown;
    }

    /** The last h from a parent to a child, the oldest first. */
    private static List<Step> steps(SearchState state) {
        List<Step> steps = new ArrayList<>();
        for (Iteration i : state.iterations().reversed()) {
            if (steps.size() == state.settings().history()) {
                break;
            }
            Optional<Known> parent = i.parent().flatMap(state.repository()::at);
            Optional<Known> child = state.repository().at(i.index());
            if (parent.isPresent()
                    && child.isPresent()
                    && !parent.get().banned()
                    && !child.get().banned()) {
                steps.add(new Step(i.index(), i.stage(), parent.get(), child.get()));
            }
        }
        return steps.reversed();
    }
}
