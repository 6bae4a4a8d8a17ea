package org.seki.strategist;

import java.util.ArrayList;
import java.util.List;
import org.seki.prompt.PromptLibrary;

/** What a strategist that is asked in words would be told, exactly, without asking it. */
public final class Preview {
    private static final StatisticalStrategist STATISTICAL = new StatisticalStrategist();

    private Preview() {}

    /** A turn of the conversation: {@code system}, {@code analysis}, …; and its text. */
    public record Part(String turn, String text) {}

    /** The turns before and after its first reply, in order; with two turns the second too. */
    public static List<Part> of(PromptLibrary library, Asking asking, Context context) {
        Prompter prompter = new Prompter(library, asking, context, STATISTICAL);
        List<Part> parts = new ArrayList<>();
        parts.add(part(prompter.system()));
        parts.add(part(prompter.opening()));
        if (asking.manner() == Manner.TWO_TURNS) {
            parts.add(part(prompter.refinement()));
        }
        return parts;
    }

    private static Part part(Question question) {
        return new Part(question.turn().text(), question.text());
    }
}
