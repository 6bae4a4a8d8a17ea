package org.seki.ui;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.seki.RealEvaluators;
import org.seki.device.FakeMachine;
import org.seki.experiment.Correlations;
import org.seki.experiment.PromptLab;
import org.seki.experiment.StudyFixture;
import org.seki.llm.Asks;
import org.seki.llm.Chat;
import org.seki.llm.Discovery;
import org.seki.llm.Http;
import org.seki.llm.Keys;
import org.seki.llm.PriceTable;
import org.seki.llm.Recall;
import org.seki.llm.RecallingChat;
import org.seki.llm.Retries;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.ReplyParser;
import org.seki.search.SearchEvent;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.Searches;
import org.seki.search.Session;
import org.seki.space.NasBench201Space;
import org.seki.store.StoredReplies;
import org.seki.store.Workspace;
import org.seki.strategist.Exchange;
import org.seki.strategist.LlmOptions;
import org.seki.strategist.LlmStrategist;
import org.seki.strategist.ManualDesk;
import org.seki.strategist.ManualStrategist;
import org.seki.strategist.RandomStrategist;
import org.seki.strategist.StatisticalStrategist;
import org.seki.strategist.Strategist;
import org.seki.training.SmallTrainings;
import org.seki.ui.setup.Choices;
import org.seki.ui.setup.Choices.Offer;
import org.seki.ui.setup.ModelAccess;

/**
 * Searches whose strategist is asked in words, as the program composes them, in a real workspace;
 * only the evaluator needs no network.
 */
final class WordSearches implements Searches {
    static final String KEY = "sk-typed-0ddba11-DO-NOT-PRINT";

    /** Its survey of a space takes seconds, once. */
    private static final StatisticalStrategist STATISTICS = new StatisticalStrategist();

    private final Workspace workspace;
    private final Http http = Http.create(Map.<String, String>of()::get);
    private final Keys keys = new Keys(Map.of("SEKI_TEST_KEY", KEY)::get);
    private final ManualDesk desk = new ManualDesk();
    private final PriceTable prices;
    private final List<Discovery.Place> places;

    /**
     * @param prices a price table
     * @param places where model servers may be
     */
    WordSearches(Path folder, Path prices, List<Discovery.Place> places) {
        this.places = places;
        this.workspace = new Workspace(folder, id -> new NasBench201Space(), Clock.systemUTC());
        this.prices = PriceTable.read(List.of(prices));
    }

    Services services() {
        return new Services(
                this,
                new Choices(
                        List.of(new Offer<>("NAS-Bench-201", "nasbench201")),
                        List.of("fashion-mnist"),
                        List.of(new Offer<>("Tiny", new Choice("tiny", Map.of()))),
                        List.of(
                                new Offer<>("Random search, a baseline", "random"),
                                new Offer<>("LLM, a language model", "llm"),
                                new Offer<>("Manual, you carry prompts and replies", "manual"))),
                new ModelAccess(new Discovery(http, places), keys, () -> chat(Retries.NONE)),
                desk,
                this::prompts,
                this::lab,
                () -> StudyFixture.studies(workspace),
                () -> new Correlations(workspace, RealEvaluators.all()),
                () -> SmallTrainings.in(workspace.folder().resolve("trainings")),
                SettingsFixture.of(FakeMachine.laptop()));
    }

    Keys keys() {
        return keys;
    }

    PromptLibrary prompts() {
        return new PromptLibrary(Path.of("prompts"), workspace.prompts(), Clock.systemUTC());
    }

    PromptLab lab() {
        return new PromptLab(
                workspace,
                id -> new NasBench201Space(),
                this::prompts,
                library -> choice -> strategist(chat(Retries.USUAL), choice, library.get()),
                new ReplyParser()::read,
                (settings, space, folder) -> new TinyEvaluator(() -> Duration.ZERO));
    }

    List<Exchange> exchanges(String run, int iteration) {
        return workspace.exchanges(run, iteration);
    }

    @Override
    public Session open(SearchSettings settings) {
        strategist(chat(Retries.USUAL), settings.strategist());
        return resume(workspace.create(settings));
    }

    @Override
    public Session resume(String run) {
        SearchSettings settings = workspace.settings(run);
        StoredReplies paid = workspace.replies(run);
        Recall recall =
                new Recall() {
                    @Override
                    public Optional<String> find(String request) {
                        return paid.find(request);
                    }

                    @Override
                    public void keep(String request, String reply) {
                        paid.keep(request, reply);
                    }
                };
        return new SearchSession(
                run,
                settings,
                "test",
                new NasBench201Space(),
                new TinyEvaluator(() -> Duration.ofMillis(15)),
                choice -> strategist(new RecallingChat(chat(Retries.USUAL), recall), choice),
                new ReplyParser()::read,
                workspace.journal(run));
    }

    private Chat chat(Retries retries) {
        return new Chat(
                http, keys, prices, retries, RandomGenerator.getDefault(), Clock.systemUTC());
    }

    private Strategist strategist(Asks chat, Choice choice) {
        return strategist(chat, choice, prompts());
    }

    private Strategist strategist(Asks chat, Choice choice, PromptLibrary prompts) {
        try {
            return switch (choice.kind()) {
                case "llm" -> {
                    LlmOptions read = LlmOptions.of(choice.options());
                    yield new LlmStrategist(
                            chat,
                            prompts,
                            STATISTICS,
                            read.endpoint(),
                            read.sampling(),
                            read.asking());
                }
                case "manual" ->
                        new ManualStrategist(
                                desk, prompts, STATISTICS, LlmOptions.ofPerson(choice.options()));
                default -> new RandomStrategist();
            };
        } catch (IllegalArgumentException e) {
            throw new SearchRefused(String.valueOf(e.getMessage()), "strategist", "Correct it.");
        }
    }

    @Override
    public void unseal(String run) {
        throw new UnsupportedOperationException("these runs have no test metric");
    }

    @Override
    public List<RunSummary> runs() {
        return workspace.runs();
    }

    @Override
    public List<SearchEvent> events(String run) {
        return workspace.events(run);
    }
}
