package org.seki.ui;

import java.util.random.RandomGenerator;
import org.seki.strategist.Answer;
import org.seki.strategist.Context;
import org.seki.strategist.Listener;
import org.seki.strategist.Reply;
import org.seki.strategist.Strategist;

/** A strategist that writes aloud and misspells an operation in each fifth iteration. */
final class ClumsyStrategist implements Strategist {
    private final Strategist sound;

    ClumsyStrategist(Strategist sound) {
        this.sound = sound;
    }

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public String label() {
        return sound.label();
    }

    @Override
    public Answer propose(Context context, RandomGenerator random, Listener listener) {
        if (!(sound.propose(context, random, listener) instanceof Reply reply)) {
            throw new IllegalStateException(sound.name() + " always has a reply");
        }
        String reasoning = reply.reasoning();
        for (int part = 1; part <= 3; part++) {
            listener.text(reasoning.substring(0, reasoning.length() * part / 3));
        }
        boolean misspells = context.iteration() > 0 && context.iteration() % 5 == 0;
        return misspells && context.attempts().isEmpty()
                ? Reply.of(
                        reasoning, reply.strategy(), reply.text().replace("conv_3x3", "conv_3x33"))
                : reply;
    }
}
