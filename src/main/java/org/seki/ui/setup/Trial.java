package org.seki.ui.setup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.seki.llm.Chat;
import org.seki.llm.ChatListener;
import org.seki.llm.ChatRequest;
import org.seki.llm.Endpoint;
import org.seki.llm.Limits;
import org.seki.llm.Message;
import org.seki.llm.Outcome;
import org.seki.llm.Price;
import org.seki.llm.Sampling;
import org.seki.llm.Spent;

/**
 * Whether an endpoint answers, found out by one tiny call.
 *
 * @param sentence what came, or what is wrong and what to do
 */
public record Trial(State state, String sentence) {
    /** Where it stands. */
    public enum State {
        NONE,
        ASKING,
        GOOD,
        BAD
    }

    static final Trial NOT_YET = new Trial(State.NONE, "");

    private static final String QUESTION = "Answer with the one word: ready";

    /** Room for a model that thinks first. */
    private static final int LONGEST = 256;

    /** A reply is quoted up to so many characters. */
    private static final int QUOTED = 40;

    static Trial asking(Endpoint endpoint) {
        return new Trial(
                State.ASKING,
                "Asking %s at %s. A model on this machine may have to be loaded first."
                        .formatted(endpoint.model(), endpoint.host()));
    }

    /** Blocks its caller until the reply came, or the listener is cancelled. */
    static Trial of(
            Chat chat, Endpoint endpoint, Optional<Double> temperature, ChatListener listener) {
        Sampling sampling = new Sampling(temperature, Optional.empty(), LONGEST, Optional.empty());
        ChatRequest request =
                new ChatRequest(List.of(Message.user(QUESTION)), sampling, Optional.empty());
        return switch (chat.ask(endpoint, request, Limits.NONE, listener)) {
            case Outcome.Answered answered ->
                    new Trial(State.GOOD, told(endpoint, answered, chat.price(endpoint)));
            case Outcome.Failed failed -> new Trial(State.BAD, failed.failure().sentence());
            case Outcome.Cancelled _ -> NOT_YET;
        };
    }

    private static String told(
            Endpoint endpoint, Outcome.Answered answered, Optional<Price> price) {
        Spent spent = answered.spent();
        String text = answered.text().strip().replaceAll("\\s+", " ");
        String said =
                text.isEmpty()
                        ? "thought, and was not done after %d tokens,".formatted(LONGEST)
                        : "answered “%s”"
                                .formatted(
                                        text.length() <= QUOTED
                                                ? text
                                                : text.substring(0, QUOTED) + "…");
        String cost =
                price.map(p ->
                                p.equals(Price.FREE)
                                        ? "It costs nothing."
                                        : String.format(
                                                Locale.ROOT,
                                                "By prices.csv that cost $%.5f.",
                                                spent.dollars()))
                        .orElse(
                                "prices.csv has no price for it, so money can be neither counted nor capped.");
        return String.format(
                Locale.ROOT,
                "%s %s in %.1f s, %d tokens in, %d out. %s",
                endpoint.model(),
                said,
                spent.seconds(),
                spent.inputTokens(),
                spent.outputTokens(),
                cost);
    }
}
