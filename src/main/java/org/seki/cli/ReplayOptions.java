package org.seki.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.seki.experiment.ReplaySettings;
import org.seki.llm.Discovery;
import org.seki.prompt.PromptVersion;
import org.seki.search.SearchSettings.Choice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How contexts are asked again, by whom, and what their children are scored by. */
final class ReplayOptions {
    @Option(
            names = "--contexts",
            paramLabel = "N",
            defaultValue = "40",
            description =
                    "At most so many, spread evenly over the runs (default: ${DEFAULT-VALUE}).")
    private int contexts = 40;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of each context under each version (default: ${DEFAULT-VALUE}).")
    private int repeats = 1;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "4",
            description = "Requests at a time (default: ${DEFAULT-VALUE}).")
    private int inFlight = 4;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Of the model's sampling; another one asks anew (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--scorer",
            paramLabel = "NAME",
            defaultValue = ReplaySettings.EXPECTED,
            description =
                    "What says whether a child is better than its parent: expected (the statistical model of the"
                            + " run's evaluations), or an evaluator: table, surrogate, supernet (default:"
                            + " ${DEFAULT-VALUE}).")
    private String scorer = ReplaySettings.EXPECTED;

    @Option(
            names = "--scorer-option",
            paramLabel = "NAME=VALUE",
            description = "Of an evaluator that is not the run's own: file=nasbench201.csv.")
    private Map<String, String> scorerOptions = new LinkedHashMap<>();

    @Mixin private final ModelOptions model = new ModelOptions();

    /**
     * @param own the strategist of the first run
     * @param discovery looked through when a model is named incompletely
     */
    ReplaySettings settings(
            List<String> runs,
            PromptVersion first,
            PromptVersion second,
            Choice own,
            Supplier<Discovery> discovery) {
        return new ReplaySettings(
                runs,
                first,
                second,
                contexts,
                repeats,
                seed,
                inFlight,
                model.instead(own, discovery),
                new Choice(scorer, scorerOptions),
                model.allowance());
    }
}
