package org.seki.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.seki.strategist.Answer;
import org.seki.strategist.Context;
import org.seki.strategist.Exchange;
import org.seki.strategist.Listener;
import org.seki.strategist.NoReply;
import org.seki.strategist.Reply;
import org.seki.strategist.Strategist;
import org.seki.strategist.Usage;

/**
 * Says what the table says for {@code iteration.attempt}, and remembers what it was told: a text,
 * no reply ({@code ?why}) or no reply ever ({@code !why}).
 */
public final class Scripted implements Strategist {
    static final Usage USAGE = new Usage(100, 20, 0.25, 0.5);
    final List<Context> told = new ArrayList<>();
    private final Map<String, String> replies;

    Scripted(Map<String, String> replies) {
        this.replies = replies;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public String label() {
        return "scripted";
    }

    @Override
    public Answer propose(Context context, RandomGenerator random, Listener listener) {
        told.add(context);
        int attempt = context.attempts().size() + 1;
        String text =
                replies.getOrDefault(
                        context.iteration() + "." + attempt,
                        context.space().sample(random).genotype());
        listener.text(text);
        if (text.startsWith("!") || text.startsWith("?")) {
            return new NoReply(text, text.startsWith("!"), USAGE, List.of());
        }
        return new Reply(
                "reasoning",
                "strategy",
                text,
                USAGE,
                List.of(new Exchange("refinement", "v1", "prompt", text, USAGE)));
    }
}
