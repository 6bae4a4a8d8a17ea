package org.seki.strategist;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.seki.space.Architecture;

/**
 * The baseline that climbs: from the best of ten random architectures, a random neighbour of the
 * present summit, which any better one replaces at once; where no neighbour is left, a restart from
 * a random architecture (White et al. 2021, "Exploring the loss landscape in neural architecture
 * search", with the ten of its authors' code). An edit that computes the same is passed over, for
 * an evaluation is a distinct function, where published counts are of texts.
 */
public final class LocalSearchStrategist implements Strategist {
    private static final int FIRST = 10;

    @Override
    public String name() {
        return "local-search";
    }

    @Override
    public String label() {
        return "local search with restarts, a baseline";
    }

    @Override
    public boolean needsExample() {
        return false;
    }

    @Override
    public Reply propose(Context context, RandomGenerator random, Listener listener) {
        Explored explored = Explored.of(context);
        if (context.evaluated().size() < FIRST) {
            return Reply.of(
                    "%d of the %d random architectures are evaluated."
                            .formatted(context.evaluated().size(), FIRST),
                    "Look around before the climb begins at the best of them.",
                    explored.sample(random).genotype());
        }
        Optional<Known> summit = summit(context);
        Optional<Architecture> step =
                summit.flatMap(s -> explored.newNeighbour(s.architecture(), random));
        if (summit.isPresent() && step.isPresent()) {
            return Reply.of(
                    "The climb stands at %s; no neighbour tried so far is better."
                            .formatted(summit.get().inWords()),
                    "Try another of its one-edit neighbours.",
                    step.get().genotype());
        }
        return Reply.of(
                summit.map(s ->
                                "Every neighbour of iteration %d, score %.4g, is evaluated and none is better."
                                        .formatted(s.iteration(), s.score()))
                        .orElse("Nothing is evaluated yet."),
                "Start a climb at a random architecture.",
                explored.sample(random).genotype());
    }

    /**
     * Where the climb stands, found by walking through what was evaluated: it moves to whatever is
     * better, and to what is no neighbour, for that is a restart (or a person's wish). Initial
     * architectures only offer a place to begin.
     */
    private static Optional<Known> summit(Context context) {
        @Nullable Known summit = null;
        int seen = 0;
        for (Known next : context.evaluated()) {
            boolean climbing = ++seen > FIRST && next.iteration() > 0;
            if (!next.banned()
                    && (summit == null
                            || next.score() > summit.score()
                            || climbing && !areNeighbours(context, summit, next))) {
                summit = next;
            }
        }
        return Optional.ofNullable(summit);
    }

    private static boolean areNeighbours(Context context, Known one, Known other) {
        return context.space().distance(one.architecture(), other.architecture()) == 1;
    }
}
