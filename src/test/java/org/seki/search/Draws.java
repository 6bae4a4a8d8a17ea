package org.seki.search;

import java.util.List;
import java.util.random.RandomGenerator;
import org.seki.space.Architecture;
import org.seki.strategist.Context;
import org.seki.strategist.Listener;
import org.seki.strategist.Reply;
import org.seki.strategist.Strategist;

/** A strategist that draws a neighbour of what it is shown; often a duplicate. */
public final class Draws implements Strategist {
    @Override
    public String name() {
        return "draws";
    }

    @Override
    public String label() {
        return "draws a neighbour";
    }

    @Override
    public Reply propose(Context context, RandomGenerator random, Listener listener) {
        Architecture from =
                context.current()
                        .orElseGet(
                                () -> context.shown().get(random.nextInt(context.shown().size())))
                        .architecture();
        List<Architecture> neighbours = context.space().neighbours(from);
        String text = neighbours.get(random.nextInt(neighbours.size())).genotype();
        boolean broken = random.nextInt(5) == 0;
        return Reply.of("because", "change one", broken ? text.replace("o", "0") : text);
    }
}
