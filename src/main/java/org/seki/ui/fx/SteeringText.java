package org.seki.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Steering;
import org.seki.strategist.Stage;

/** What a person changed, in a few words: {@code pin #2}, {@code k 10, ξ 5}. */
public final class SteeringText {
    private SteeringText() {}

    /**
     * @param place names an iteration's architecture: {@code #2}
     */
    public static String of(Steering steering, IntFunction<String> place) {
        return switch (steering) {
            case Steering.Pin s -> "pin " + place.apply(s.iteration());
            case Steering.Unpin s -> "unpin " + place.apply(s.iteration());
            case Steering.Ban s -> "ban " + place.apply(s.iteration());
            case Steering.Unban s -> "unban " + place.apply(s.iteration());
            case Steering.Inject _ -> "inject an architecture";
            case Steering.SwitchStage s -> s.stage() == Stage.SELF_EVOLUTION ? "evolve" : "inspire";
            case Steering.Left s ->
                    (s.stage() == Stage.SELF_EVOLUTION ? "evolution left " : "inspiration left ")
                            + s.iterations();
            case Steering.Inspiration s -> "k %d, ξ %d".formatted(s.topK(), s.sample());
            case Steering.History s -> "history " + s.steps();
            case Steering.Spend s -> "budgets " + budgets(s.budgets());
            case Steering.Ask s ->
                    "ask "
                            + s.strategist().options().getOrDefault("model", s.strategist().kind())
                            + temperature(s.strategist())
                            + prompts(s.strategist());
            case Steering.Withdraw s -> "undo change " + s.steering();
        };
    }

    private static String temperature(Choice strategist) {
        String temperature = strategist.options().get("temperature");
        return temperature == null ? "" : " at " + temperature;
    }

    /** The prompts in a version of their own. */
    private static String prompts(Choice strategist) {
        String prefix = "prompt.";
        return strategist.options().keySet().stream()
                .filter(option -> option.startsWith(prefix))
                .map(option -> " · prompt " + option.substring(prefix.length()))
                .sorted()
                .collect(Collectors.joining());
    }

    private static String budgets(Budgets budgets) {
        List<String> some = new ArrayList<>();
        if (budgets.evaluations() > 0) {
            some.add(budgets.evaluations() + " evaluations");
        }
        if (budgets.tokens() > 0) {
            some.add(Units.count(budgets.tokens()) + " tokens");
        }
        if (budgets.dollars() > 0) {
            some.add(Units.dollars(budgets.dollars()));
        }
        if (budgets.seconds() > 0) {
            some.add(budgets.seconds() + " s");
        }
        if (budgets.calls() > 0) {
            some.add(budgets.calls() + " calls");
        }
        return some.isEmpty() ? "none" : String.join(", ", some);
    }
}
