package org.seki.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seki.llm.Discovery;
import org.seki.llm.LocalServer;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchSettings.Choice;
import org.seki.strategist.Allowance;
import picocli.CommandLine.Option;

/** Which model is asked and how, and what may be spent on it. */
final class ModelOptions {
    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description =
                    "With --strategist llm: a chat server, such as http://127.0.0.1:11434/v1 or https://api.anthropic.com.")
    private @Nullable String endpoint;

    @Option(names = "--model", paramLabel = "NAME", description = "A model that the server offers.")
    private @Nullable String model;

    @Option(
            names = "--key-env",
            paramLabel = "NAME",
            description = "The environment variable that holds the server's key (default: none).")
    private @Nullable String keyVariable;

    @Option(
            names = "--strategist-option",
            paramLabel = "NAME=VALUE",
            description =
                    "Such as temperature=0.8, top-p, max-tokens, extra='{\"top_k\": 20}', structured=true,"
                            + " turns=two|one|none, statistics=true, mask=1, protocol=openai|anthropic,"
                            + " prompt.NAME=VERSION.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--cap-tokens",
            paramLabel = "N",
            description = "Never ask when the run could exceed N tokens.")
    private long tokens;

    @Option(
            names = "--cap-dollars",
            paramLabel = "N",
            description = "Never ask when the run could cost more than N dollars, by prices.csv.")
    private double dollars;

    @Option(names = "--cap-calls", paramLabel = "N", description = "Never ask more than N times.")
    private long calls;

    /**
     * @param discovery looked through when no endpoint is named, to say what there is
     */
    Choice choice(String kind, Supplier<Discovery> discovery) {
        return choice(kind, Map.of(), discovery);
    }

    /** A model in the place of a run's own; what is not named stays as it was. */
    Optional<Choice> instead(Choice own, Supplier<Discovery> discovery) {
        boolean none =
                options.isEmpty() && endpoint == null && model == null && keyVariable == null;
        return none
                ? Optional.empty()
                : Optional.of(
                        choice(
                                "llm",
                                own.kind().equals("llm") ? own.options() : Map.of(),
                                discovery));
    }

    private Choice choice(String kind, Map<String, String> own, Supplier<Discovery> discovery) {
        Map<String, String> all = new LinkedHashMap<>(own);
        all.putAll(options);
        put(all, "endpoint", endpoint);
        put(all, "model", model);
        put(all, "key", keyVariable == null ? null : "env:" + keyVariable);
        if (kind.equals("llm") && (!all.containsKey("endpoint") || !all.containsKey("model"))) {
            throw incomplete(all, discovery.get().look());
        }
        return new Choice(kind, all);
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    private static SearchRefused incomplete(Map<String, String> all, List<LocalServer> found) {
        String missing = all.containsKey("endpoint") ? "--model" : "--endpoint";
        String there =
                found.stream()
                        .map(s ->
                                "%s answers here: --endpoint %s --model %s"
                                        .formatted(
                                                s.name(),
                                                s.base(),
                                                s.models().stream()
                                                        .limit(5)
                                                        .collect(Collectors.joining("|"))))
                        .collect(Collectors.joining("; "));
        return new SearchRefused(
                "A language model needs an endpoint and a model.",
                missing,
                there.isEmpty()
                        ? "No server answers on this machine's usual ports; name one, as in --endpoint http://127.0.0.1:11434/v1 --model qwen3:8b."
                        : there + ".");
    }

    Allowance allowance() {
        return new Allowance(
                tokens == 0 ? Long.MAX_VALUE : tokens,
                dollars == 0 ? Double.POSITIVE_INFINITY : dollars,
                calls == 0 ? Long.MAX_VALUE : calls);
    }

    Budgets budgets(Budgets preset) {
        return new Budgets(
                preset.evaluations(),
                tokens == 0 ? preset.tokens() : tokens,
                dollars == 0 ? preset.dollars() : dollars,
                preset.seconds(),
                calls == 0 ? preset.calls() : calls);
    }
}
