package org.seki.strategist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.seki.space.Architecture;
import org.seki.space.SearchSpace;

/**
 * The functions that need no second evaluation: those evaluated (banned ones among them) and those
 * already proposed in this iteration. An evaluation is a distinct function evaluated, so a
 * strategist that proposes one of these again spends an attempt for nothing.
 */
final class Explored {
    /** Draws before a space is taken to be exhausted. */
    private static final int DRAWS = 10_000;

    private final SearchSpace space;
    private final Set<String> functions = new HashSet<>();

    private Explored(SearchSpace space) {
        this.space = space;
    }

    static Explored of(Context context) {
        var explored = new Explored(context.space());
        context.evaluated().forEach(known -> explored.add(known.architecture()));
        for (Attempt attempt : context.attempts()) {
            if (attempt instanceof Attempt.Repeated repeated) {
                explored.add(repeated.known().architecture());
            }
        }
        return explored;
    }

    private void add(Architecture architecture) {
        functions.add(architecture.canonical());
    }

    boolean contains(String canonical) {
        return functions.contains(canonical);
    }

    boolean contains(Architecture architecture) {
        return contains(architecture.canonical());
    }

    /** The one-edit neighbours that compute something new, in the space's order. */
    List<Architecture> newNeighbours(Architecture architecture) {
        return space.neighbours(architecture).stream().filter(a -> !contains(a)).toList();
    }

    /** A new function one edit away, uniform over the texts; empty when every one is known. */
    Optional<Architecture> newNeighbour(Architecture architecture, RandomGenerator random) {
        var untried = new ArrayList<>(space.neighbours(architecture));
        while (!untried.isEmpty()) {
            Architecture drawn = untried.remove(random.nextInt(untried.size()));
            if (!contains(drawn)) {
                return Optional.of(drawn);
            }
        }
        return Optional.empty();
    }

    /**
     * A new function drawn uniformly over the published texts; the last draw, though known, from a
     * space in which no new one was found.
     */
    Architecture sample(RandomGenerator random) {
        Architecture drawn = space.sample(random);
        for (int i = 1; i < DRAWS && contains(drawn); i++) {
            drawn = space.sample(random);
        }
        return drawn;
    }
}
