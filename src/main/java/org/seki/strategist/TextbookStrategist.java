package org.seki.strategist;

import java.util.random.RandomGenerator;
import org.seki.space.Architecture;

/**
 * The baseline that needs no search: the space's obvious good architecture, and when that is
 * evaluated, its neighbours at random, one edit away as long as there are any.
 */
public final class TextbookStrategist implements Strategist {
    @Override
    public String name() {
        return "textbook";
    }

    @Override
    public String label() {
        return "textbook, a baseline without a search";
    }

    @Override
    public boolean needsExample() {
        return false;
    }

    @Override
    public Reply propose(Context context, RandomGenerator random, Listener listener) {
        Explored explored = Explored.of(context);
        Architecture textbook = context.space().textbook();
        if (!explored.contains(textbook)) {
            return Reply.of(
                    "What a reader of any textbook would try first in %s, before seeing a score."
                            .formatted(context.space().title()),
                    "Take the obvious architecture as it stands.",
                    textbook.genotype());
        }
        Architecture next =
                explored.newNeighbour(textbook, random).orElseGet(() -> explored.sample(random));
        return Reply.of(
                "The textbook architecture `%s` is evaluated; scores are not considered."
                        .formatted(textbook.genotype()),
                "Change it at random: %d edit(s)."
                        .formatted(context.space().distance(textbook, next)),
                next.genotype());
    }
}
