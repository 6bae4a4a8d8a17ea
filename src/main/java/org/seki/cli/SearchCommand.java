package org.seki.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seki.search.Preset;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Searches;
import org.seki.search.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seki search}: a new run, followed to its end. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Search for an architecture.")
final class SearchCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Option(
            names = "--quick",
            description = "20 architectures on a small supernet: minutes on a laptop.")
    private boolean quick;

    @Option(
            names = "--space",
            defaultValue = "nasbench201",
            description = "Search space (default: ${DEFAULT-VALUE}).")
    private String space = "nasbench201";

    @Option(
            names = "--dataset",
            defaultValue = "fashion-mnist",
            description = "Data set (default: ${DEFAULT-VALUE}).")
    private String dataset = "fashion-mnist";

    @Option(
            names = "--strategist",
            defaultValue = "statistical",
            description =
                    "Who proposes: statistical, llm, manual, or a baseline (default: ${DEFAULT-VALUE}).")
    private String strategist = "statistical";

    @Mixin private final ModelOptions model = new ModelOptions();

    @Option(names = "--lambda", paramLabel = "N", description = "Self-evolution iterations λ.")
    private @Nullable Integer lambda;

    @Option(
            names = "--gamma",
            paramLabel = "N",
            description = "Knowledge-inspiration iterations γ.")
    private @Nullable Integer gamma;

    @Option(names = "--top-k", paramLabel = "K", description = "Inspiration draws from the best k.")
    private @Nullable Integer topK;

    @Option(names = "--sample", paramLabel = "N", description = "How many inspiration draws, ξ.")
    private @Nullable Integer sample;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The only source of chance (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--evaluator",
            paramLabel = "KIND",
            defaultValue = "supernet",
            description =
                    "What scores: supernet, zerocost (untrained networks), table (looked up in a benchmark table) or surrogate (predicted from one; default: ${DEFAULT-VALUE}).")
    private String evaluator = "supernet";

    @Option(
            names = "--evaluator-option",
            paramLabel = "NAME=VALUE",
            description =
                    "Of the evaluator: steps=1200, channels=16 or guide=loss of a supernet, file=nasbench201.csv of a table.")
    private Map<String, String> evaluatorOptions = new LinkedHashMap<>();

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    @Mixin private final ManualOptions manual = new ManualOptions();

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    SearchCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Override
    public Integer call() throws InterruptedException {
        Searches searches = services.searches(workspace.in(services.folders()));
        try (Session session = searches.open(settings())) {
            return new Following(searches, services, output, manual, json).follow(session);
        }
    }

    private SearchSettings settings() {
        SearchSettings preset =
                (quick ? Preset.QUICK : Preset.STANDARD)
                        .settings(
                                space,
                                dataset,
                                model.choice(strategist, services::discovery),
                                seed);
        int k = Optional.ofNullable(topK).orElse(preset.topK());
        return new SearchSettings(
                preset.name(),
                space,
                dataset,
                evaluator(preset.evaluator()),
                preset.strategist(),
                Optional.ofNullable(lambda).orElse(preset.lambda()),
                Optional.ofNullable(gamma).orElse(preset.gamma()),
                k,
                Optional.ofNullable(sample).orElse(Math.min(preset.sample(), k)),
                preset.initial(),
                preset.evolveFrom(),
                preset.duplicateAsks(),
                preset.repairTurns(),
                preset.history(),
                seed,
                model.budgets(preset.budgets()),
                preset.thresholds());
    }

    private Choice evaluator(Choice preset) {
        Map<String, String> options = new LinkedHashMap<>();
        if (evaluator.equals(preset.kind())) {
            options.putAll(preset.options());
        }
        options.putAll(evaluatorOptions);
        return new Choice(evaluator, options);
    }
}
