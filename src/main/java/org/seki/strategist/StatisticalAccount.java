package org.seki.strategist;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seki.space.Architecture;
import org.seki.space.Feature;
import org.seki.strategist.LinearPosterior.Estimate;

/** What the statistical strategist believes and intends, in words and numbers (Markdown). */
final class StatisticalAccount {
    private static final int EFFECTS = 5;

    private final Context context;
    private final Encoding encoding;
    private final LinearPosterior posterior;
    private final int evidence;
    private final Map<Feature, Estimate> effects = new LinkedHashMap<>();

    StatisticalAccount(
            Context context, Candidates candidates, LinearPosterior posterior, int evidence) {
        this.context = context;
        this.encoding = candidates.encoding();
        this.posterior = posterior;
        this.evidence = evidence;
        encoding.positions()
                .forEach((position, rivals) ->
                        rivals.forEach(choice ->
                                effects.put(
                                        choice,
                                        posterior.estimate(encoding.contrast(choice, rivals)))));
    }

    String reasoning(Candidate proposed) {
        Comparator<Map.Entry<Feature, Estimate>> byMean =
                Comparator.comparingDouble(e -> e.getValue().mean());
        return """
        A linear model of %d ranked scores (statistical, not an LLM). Effects in standard \
        deviations of the normalised rank, against the average choice of the same edge, ± one \
        posterior deviation.

        In favour:
        %s

        Against:
        %s

        Size: log parameters %s, log multiply-adds %s a deviation.

        Predicted for the proposal: %s, where 0 is the middle of what was evaluated.
        """
                .formatted(
                        evidence,
                        lines(effects.entrySet().stream().sorted(byMean.reversed())),
                        lines(effects.entrySet().stream().sorted(byMean)),
                        text(posterior.estimate(encoding.parametersAlone())),
                        text(posterior.estimate(encoding.macsAlone())),
                        text(posterior.estimate(proposed.features())));
    }

    private static String lines(Stream<Map.Entry<Feature, Estimate>> effects) {
        return effects.limit(EFFECTS)
                .map(e ->
                        "- edge %s: %s %s"
                                .formatted(
                                        e.getKey().position(),
                                        e.getKey().choice(),
                                        text(e.getValue())))
                .collect(Collectors.joining("\n"));
    }

    String strategy(Candidate proposed, boolean sampling) {
        String rule =
                sampling
                        ? "Thompson sampling: draw one plausible set of effects from the posterior and take the new function that is best under it."
                        : "Take the new function of the highest expected rank.";
        return switch (context.stage()) {
            case INITIAL -> rule;
            case SELF_EVOLUTION ->
                    context.current()
                            .map(current -> rule + "\n\n" + changes(current, proposed))
                            .orElse(rule);
            case KNOWLEDGE_INSPIRATION -> rule + "\n\n" + common(proposed);
        };
    }

    private String changes(Known current, Candidate proposed) {
        List<Feature> before = choices(current.architecture());
        String changes =
                choices(proposed.architecture()).stream()
                        .filter(choice -> !before.contains(choice))
                        .map(this::withEffect)
                        .collect(Collectors.joining("; "));
        return "Against %s, %d edit(s): %s."
                .formatted(
                        current.inWords(),
                        context.space().distance(current.architecture(), proposed.architecture()),
                        changes);
    }

    private String common(Candidate proposed) {
        String common =
                choices(proposed.architecture()).stream()
                        .map(choice ->
                                "%s in %d"
                                        .formatted(
                                                withEffect(choice),
                                                context.shown().stream()
                                                        .filter(k ->
                                                                choices(k.architecture())
                                                                        .contains(choice))
                                                        .count()))
                        .collect(Collectors.joining("; "));
        return "Of the %d shown, these choices of the proposal are made by: %s."
                .formatted(context.shown().size(), common);
    }

    private String withEffect(Feature choice) {
        Estimate effect = effects.get(choice);
        return "%s %s%s"
                .formatted(
                        choice.position(),
                        choice.choice(),
                        effect == null ? "" : " (" + text(effect) + ")");
    }

    private List<Feature> choices(Architecture architecture) {
        return context.space().features(architecture);
    }

    private static String text(Estimate estimate) {
        return String.format(Locale.ROOT, "%+.1f ± %.1f", estimate.mean(), estimate.deviation());
    }
}
