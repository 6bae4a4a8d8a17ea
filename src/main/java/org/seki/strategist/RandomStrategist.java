package org.seki.strategist;

import java.util.random.RandomGenerator;

/** The baseline that learns nothing: uniform over the published texts, no function twice. */
public final class RandomStrategist implements Strategist {
    @Override
    public String name() {
        return "random";
    }

    @Override
    public String label() {
        return "random search, a baseline";
    }

    @Override
    public boolean needsExample() {
        return false;
    }

    @Override
    public Reply propose(Context context, RandomGenerator random, Listener listener) {
        String text = Explored.of(context).sample(random).genotype();
        return Reply.of(
                "Random search looks at no score: %d evaluated so far, none was considered."
                        .formatted(context.evaluated().size()),
                "Draw uniformly from " + context.space().title() + ", skipping known functions.",
                text);
    }
}
