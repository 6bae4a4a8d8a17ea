package org.seki.strategist;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.seki.prompt.PromptLibrary;
import org.seki.strategist.ManualDesk.Sheet;

/**
 * A person: carries the prompt to any chat window and pastes the reply, or writes the architecture.
 * Waits at the desk as long as it takes.
 */
public final class ManualStrategist implements Strategist {
    private final ManualDesk desk;
    private final PromptLibrary prompts;
    private final StatisticalStrategist statistics;
    private final Asking asking;

    /**
     * @param asking in one turn, unless somebody wants to carry two prompts an iteration
     */
    public ManualStrategist(
            ManualDesk desk,
            PromptLibrary prompts,
            StatisticalStrategist statistics,
            Asking asking) {
        this.desk = desk;
        this.prompts = prompts;
        this.statistics = statistics;
        this.asking = asking;
    }

    @Override
    public String name() {
        return "manual";
    }

    @Override
    public String label() {
        return "a person" + asking.label();
    }

    @Override
    public Reply propose(Context context, RandomGenerator random, Listener listener) {
        Prompter prompter = new Prompter(prompts, asking, context, statistics);
        if (!context.attempts().isEmpty()) {
            Attempt last = context.attempts().getLast();
            Question again = prompter.again(last);
            Sheet sheet =
                    new Sheet(
                            context.iteration(),
                            again.turn().text(),
                            again.text(),
                            false,
                            Optional.of(prompter.names().shown(fault(last))));
            String reply = desk.ask(sheet, listener);
            return reply(
                    prompter,
                    ReplySections.of(reply),
                    reply,
                    List.of(exchange(again, again.text(), reply)));
        }
        Question system = prompter.system();
        Question opening = prompter.opening();
        String first = system.text() + "\n" + opening.text();
        String reply = ask(context, opening, first, true, listener);
        Exchange opened = exchange(opening, first, reply);
        if (asking.manner() != Manner.TWO_TURNS) {
            return reply(prompter, ReplySections.of(reply), reply, List.of(opened));
        }
        Question refinement = prompter.refinement();
        String second = ask(context, refinement, refinement.text(), false, listener);
        return reply(
                prompter,
                ReplySections.of(reply),
                second,
                List.of(opened, exchange(refinement, refinement.text(), second)));
    }

    private String ask(
            Context context, Question question, String text, boolean opening, Listener listener) {
        return desk.ask(
                new Sheet(
                        context.iteration(),
                        question.turn().text(),
                        text,
                        opening,
                        Optional.empty()),
                listener);
    }

    private static String fault(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Invalid invalid -> invalid.rejected().reason();
            case Attempt.Repeated repeated ->
                    "This architecture was measured already, in iteration %d."
                            .formatted(repeated.known().iteration());
        };
    }

    private static Exchange exchange(Question question, String prompt, String reply) {
        return new Exchange(
                question.turn().text(), question.version(), prompt, reply, Usage.NOTHING);
    }

    private static Reply reply(
            Prompter prompter, ReplySections parts, String text, List<Exchange> exchanges) {
        return new Reply(
                parts.reasoning(),
                parts.strategy(),
                prompter.names().real(text),
                Usage.NOTHING,
                exchanges);
    }
}
