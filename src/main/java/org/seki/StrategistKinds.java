package org.seki;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seki.llm.Asks;
import org.seki.llm.KeySource;
import org.seki.llm.Keys;
import org.seki.prompt.PromptLibrary;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Strategists;
import org.seki.strategist.EvolutionStrategist;
import org.seki.strategist.LlmOptions;
import org.seki.strategist.LlmStrategist;
import org.seki.strategist.LocalSearchStrategist;
import org.seki.strategist.ManualDesk;
import org.seki.strategist.ManualStrategist;
import org.seki.strategist.RandomStrategist;
import org.seki.strategist.StatisticalStrategist;
import org.seki.strategist.Strategist;
import org.seki.strategist.TextbookStrategist;
import org.seki.ui.setup.Choices.Offer;

/** The strategists there are, by name. */
final class StrategistKinds implements Strategists {
    /** What they derive from a space is the same in every run: one of each for the process. */
    private static final StatisticalStrategist STATISTICAL = new StatisticalStrategist();

    private static final List<Strategist> LOCAL =
            List.of(
                    STATISTICAL,
                    new RandomStrategist(),
                    new EvolutionStrategist(),
                    new LocalSearchStrategist(),
                    new TextbookStrategist());

    private final Supplier<? extends Asks> chat;
    private final Keys keys;
    private final ManualDesk desk;
    private final Supplier<PromptLibrary> prompts;

    /**
     * @param chat asked by runs with a language model only, as are {@code prompts}
     */
    StrategistKinds(
            Supplier<? extends Asks> chat,
            Keys keys,
            ManualDesk desk,
            Supplier<PromptLibrary> prompts) {
        this.chat = chat;
        this.keys = keys;
        this.desk = desk;
        this.prompts = prompts;
    }

    @Override
    public Strategist of(Choice choice) {
        try {
            return switch (choice.kind()) {
                case "llm" -> llm(LlmOptions.of(choice.options()));
                case "manual" ->
                        new ManualStrategist(
                                desk,
                                prompts.get(),
                                STATISTICAL,
                                LlmOptions.ofPerson(choice.options()));
                default -> local(choice.kind());
            };
        } catch (IllegalArgumentException wrong) {
            throw new SearchRefused(
                    String.valueOf(wrong.getMessage()),
                    "strategist " + choice.kind(),
                    "Correct this option.");
        }
    }

    private Strategist llm(LlmOptions options) {
        boolean atHand =
                options.endpoint().key() instanceof KeySource.Environment
                        || options.endpoint().key() instanceof KeySource.Session;
        if (atHand
                && keys.find(options.endpoint().key()) instanceof Keys.Found.Missing(String why)) {
            throw new SearchRefused(why, "key of " + options.endpoint().host(), "");
        }
        return new LlmStrategist(
                chat.get(),
                prompts.get(),
                STATISTICAL,
                options.endpoint(),
                options.sampling(),
                options.asking());
    }

    private static Strategist local(String kind) {
        return LOCAL.stream()
                .filter(s -> s.name().equals(kind))
                .findFirst()
                .orElseThrow(() ->
                        new SearchRefused(
                                "No strategist is called \"%s\".".formatted(kind),
                                "strategist",
                                "Choose one of " + names() + "."));
    }

    /** All of them, for people to choose from. */
    static List<Offer<String>> offers() {
        Stream<Offer<String>> asked =
                Stream.of(
                        new Offer<>("LLM, a language model", "llm"),
                        new Offer<>("Manual, you carry prompts and replies", "manual"));
        return Stream.concat(LOCAL.stream().map(s -> new Offer<>(title(s), s.name())), asked)
                .toList();
    }

    private static String title(Strategist strategist) {
        String label = strategist.label();
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    private static String names() {
        return Stream.concat(LOCAL.stream().map(Strategist::name), Stream.of("llm", "manual"))
                .collect(Collectors.joining(", "));
    }
}
