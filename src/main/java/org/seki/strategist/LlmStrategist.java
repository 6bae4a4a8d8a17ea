package org.seki.strategist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.seki.llm.Asks;
import org.seki.llm.ChatListener;
import org.seki.llm.ChatRequest;
import org.seki.llm.Endpoint;
import org.seki.llm.Failure;
import org.seki.llm.Limits;
import org.seki.llm.Message;
import org.seki.llm.Outcome;
import org.seki.llm.Sampling;
import org.seki.llm.Spent;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.Turn;

/**
 * A language model, asked as SEKI asks it (section 3): Reasoning → Strategy → Architecture. Keeps
 * nothing between calls: a repair or duplicate turn goes on with the conversation that the
 * context's attempts hold.
 */
public final class LlmStrategist implements Strategist {
    static final String FAULT = "fault";

    private final Asks chat;
    private final PromptLibrary prompts;
    private final StatisticalStrategist statistics;
    private final Endpoint endpoint;
    private final Sampling sampling;
    private final Asking asking;

    /**
     * @param statistics whose beliefs are shown when {@code asking} says so
     * @param sampling its seed, where it has none, comes from the run's
     */
    public LlmStrategist(
            Asks chat,
            PromptLibrary prompts,
            StatisticalStrategist statistics,
            Endpoint endpoint,
            Sampling sampling,
            Asking asking) {
        this.chat = chat;
        this.prompts = prompts;
        this.statistics = statistics;
        this.endpoint = endpoint;
        this.sampling = sampling;
        this.asking = asking;
    }

    @Override
    public String name() {
        return "llm";
    }

    @Override
    public String label() {
        return "LLM " + endpoint.model() + asking.label();
    }

    @Override
    public Answer propose(Context context, RandomGenerator random, Listener listener) {
        return new Conversation(context, random, listener).propose();
    }

    /** The conversation of one iteration, as far as this attempt goes on with it. */
    private final class Conversation {
        private final Context context;
        private final Listener listener;
        private final Prompter prompter;
        private final Sampling drawn;
        private final List<Message> messages = new ArrayList<>();
        private final List<Exchange> exchanges = new ArrayList<>();
        private final StringBuilder said = new StringBuilder();
        private Usage usage = Usage.NOTHING;
        private Allowance left;

        Conversation(Context context, RandomGenerator random, Listener listener) {
            this.context = context;
            this.listener = listener;
            this.prompter = new Prompter(prompts, asking, context, statistics);
            this.drawn =
                    sampling.seed().isPresent()
                            ? sampling
                            : sampling.withSeed(random.nextLong() & 0x7fff_ffff);
            this.left = context.left();
            for (Attempt attempt : context.attempts()) {
                left = left.minus(attempt.reply().usage());
                attempt.reply().exchanges().forEach(this::remember);
            }
        }

        Answer propose() {
            if (!context.attempts().isEmpty()) {
                return again();
            }
            open();
            return asking.manner() == Manner.TWO_TURNS ? twoTurns() : oneTurn();
        }

        private void open() {
            Question system = prompter.system();
            Exchange told =
                    new Exchange(
                            system.turn().text(),
                            system.version(),
                            system.text(),
                            "",
                            Usage.NOTHING);
            exchanges.add(told);
            remember(told);
        }

        private Answer twoTurns() {
            return switch (ask(prompter.opening(), false)) {
                case Heard.Nothing(NoReply none) -> none;
                case Heard.Said first -> {
                    ReplySections parts = ReplySections.of(first.text());
                    yield switch (ask(prompter.refinement(), true)) {
                        case Heard.Nothing(NoReply none) -> none;
                        case Heard.Said second -> reply(parts, first.thinking(), second.text());
                    };
                }
            };
        }

        private Answer oneTurn() {
            boolean only = asking.manner() == Manner.ANSWER_ONLY;
            return switch (ask(prompter.opening(), only)) {
                case Heard.Nothing(NoReply none) -> none;
                case Heard.Said said ->
                        reply(
                                only
                                        ? new ReplySections("", "", said.text())
                                        : ReplySections.of(said.text()),
                                said.thinking(),
                                said.text());
            };
        }

        private Answer again() {
            return switch (ask(prompter.again(context.attempts().getLast()), true)) {
                case Heard.Nothing(NoReply none) -> none;
                case Heard.Said said ->
                        reply(ReplySections.of(said.text()), said.thinking(), said.text());
            };
        }

        private Reply reply(ReplySections parts, String thinking, String text) {
            return new Reply(
                    parts.reasoning().isEmpty() ? thinking : parts.reasoning(),
                    parts.strategy(),
                    prompter.names().real(text),
                    usage,
                    exchanges);
        }

        private Heard ask(Question question, boolean architecture) {
            messages.add(Message.user(question.text()));
            Outcome outcome =
                    chat.ask(
                            endpoint,
                            new ChatRequest(
                                    messages,
                                    drawn,
                                    architecture ? Optional.of(SCHEMA) : Optional.empty()),
                            new Limits(left.tokens(), left.dollars(), left.calls()),
                            hearing());
            Usage cost = usage(outcome.spent());
            usage = usage.plus(cost);
            left = left.minus(cost);
            return switch (outcome) {
                case Outcome.Cancelled c -> throw new CancellationException("cancelled");
                case Outcome.Failed failed -> {
                    note(failed.faults(), question);
                    if (failed.failure().kind().lasting()) {
                        chat.settle(); // the iteration will be asked again
                    }
                    yield new Heard.Nothing(
                            new NoReply(
                                    failed.failure().sentence(),
                                    failed.failure().kind().lasting(),
                                    usage,
                                    exchanges));
                }
                case Outcome.Answered answered -> {
                    note(answered.faults(), question);
                    yield heard(question, answered, cost);
                }
            };
        }

        private Heard heard(Question question, Outcome.Answered answered, Usage cost) {
            String raw =
                    answered.reasoning().isEmpty()
                            ? answered.text()
                            : "<think>\n%s\n</think>\n\n%s"
                                    .formatted(answered.reasoning(), answered.text());
            exchanges.add(
                    new Exchange(
                            question.turn().text(),
                            question.version(),
                            question.text(),
                            raw,
                            cost));
            messages.add(Message.assistant(answered.text()));
            said.append(answered.text()).append("\n\n");
            return new Heard.Said(
                    answered.text().isEmpty() ? raw : answered.text(), answered.reasoning());
        }

        /** What failed before the reply came, or instead of it, for the journal. */
        private void note(List<Failure> faults, Question question) {
            for (Failure fault : faults) {
                exchanges.add(
                        new Exchange(
                                FAULT,
                                question.version(),
                                question.turn().text(),
                                fault.sentence(),
                                Usage.NOTHING));
            }
        }

        /** Goes on from what was said before, without the thinking. */
        private void remember(Exchange exchange) {
            if (exchange.turn().equals(FAULT)) {
                return;
            }
            if (exchange.turn().equals(Turn.SYSTEM.text())) {
                messages.add(Message.system(exchange.prompt()));
                return;
            }
            messages.add(Message.user(exchange.prompt()));
            messages.add(Message.assistant(withoutThinking(exchange.reply())));
        }

        private ChatListener hearing() {
            String before = said.toString();
            return new ChatListener() {
                @Override
                public void text(String soFar) {
                    listener.text(before + soFar);
                }

                @Override
                public boolean cancelled() {
                    return listener.cancelled();
                }
            };
        }
    }

    /** What came of one question. */
    private sealed interface Heard {
        record Said(String text, String thinking) implements Heard {}

        record Nothing(NoReply none) implements Heard {}
    }

    /** Some servers refuse an empty message: a model that only thought said so much. */
    private static String withoutThinking(String raw) {
        int end = raw.lastIndexOf("</think>");
        String answer = end < 0 ? raw : raw.substring(end + "</think>".length()).strip();
        return answer.isEmpty() ? "(no answer)" : answer;
    }

    private static Usage usage(Spent spent) {
        return new Usage(
                spent.inputTokens(),
                spent.outputTokens(),
                spent.dollars(),
                spent.seconds(),
                spent.calls());
    }

    /** For endpoints with structured output: an object that holds the genotype as text. */
    private static final JsonNode SCHEMA = schema();

    private static JsonNode schema() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        var schema = json.objectNode().put("type", "object").put("additionalProperties", false);
        schema.putObject("properties").putObject("genotype").put("type", "string");
        schema.putArray("required").add("genotype");
        return schema;
    }
}
