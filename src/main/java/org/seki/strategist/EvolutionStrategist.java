package org.seki.strategist;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.seki.space.Architecture;

/**
 * Regularized evolution (Real et al. 2019): the youngest {@value #POPULATION} are the population,
 * the best of a tournament of {@value #TOURNAMENT} has a child by one random edit, and the oldest
 * dies whatever its score. The sizes suit budgets of 50 evaluations; the paper's are 100 and 25 for
 * 20,000.
 */
public final class EvolutionStrategist implements Strategist {
    private static final int POPULATION = 20;
    private static final int TOURNAMENT = 10;

    @Override
    public String name() {
        return "evolution";
    }

    @Override
    public String label() {
        return "regularized evolution, a baseline";
    }

    @Override
    public boolean needsExample() {
        return false;
    }

    @Override
    public Reply propose(Context context, RandomGenerator random, Listener listener) {
        Explored explored = Explored.of(context);
        List<Known> living = context.evaluated().stream().filter(k -> !k.banned()).toList();
        if (living.size() < POPULATION) {
            return Reply.of(
                    "The first population has %d of %d members."
                            .formatted(living.size(), POPULATION),
                    "Fill it with a random architecture.",
                    explored.sample(random).genotype());
        }
        List<Known> population = living.subList(living.size() - POPULATION, living.size());
        Known parent = tournament(population, random);
        Architecture child =
                explored.newNeighbour(parent.architecture(), random)
                        .orElseGet(() -> explored.sample(random));
        return Reply.of(
                "The best of a tournament of %d among the youngest %d is %s."
                        .formatted(TOURNAMENT, POPULATION, parent.inWords()),
                "Let it have a child: %d edit(s)."
                        .formatted(context.space().distance(parent.architecture(), child)),
                child.genotype());
    }

    private static Known tournament(List<Known> population, RandomGenerator random) {
        var drawn = new ArrayList<>(population);
        Collections.shuffle(drawn, Random.from(random));
        return drawn.subList(0, TOURNAMENT).stream()
                .max(Comparator.comparingDouble(Known::score))
                .orElseThrow();
    }
}
