package org.seki.endtoend;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.seki.llm.Asks;
import org.seki.llm.Chat;
import org.seki.llm.Http;
import org.seki.llm.Keys;
import org.seki.llm.ModelServer;
import org.seki.llm.PriceTable;
import org.seki.llm.Recall;
import org.seki.llm.RecallingChat;
import org.seki.llm.Retries;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersions;
import org.seki.prompt.ReplyParser;
import org.seki.search.Heard;
import org.seki.search.SearchEvent;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.search.SearchSettings.Budgets;
import org.seki.search.SearchSettings.Choice;
import org.seki.search.SearchSettings.EvolveFrom;
import org.seki.search.SearchSettings.Thresholds;
import org.seki.space.NasBench201Space;
import org.seki.store.StoredReplies;
import org.seki.store.Workspace;
import org.seki.strategist.LlmOptions;
import org.seki.strategist.LlmStrategist;
import org.seki.strategist.StatisticalStrategist;
import org.seki.strategist.Strategist;

/** Searches of a small NAS-Bench-201 run with a strategist that is asked in words. */
public final class LlmRuns {
    static final String KEY = "sk-live-4f9a77d1c0ffee-DO-NOT-PRINT";
    static final Retries QUICK = new Retries(4, Duration.ofMillis(5), Duration.ofSeconds(1));

    private LlmRuns() {}

    static PromptLibrary prompts() {
        return prompts(PromptVersions.inMemory());
    }

    static PromptLibrary prompts(PromptVersions versions) {
        return new PromptLibrary(Path.of("prompts"), versions, Clock.systemUTC());
    }

    static Map<String, String> options(URI base, String... more) {
        Map<String, String> options = new HashMap<>();
        options.put("endpoint", base.toString());
        options.put("model", ModelServer.MODEL);
        options.put("key", "env:SEKI_TEST_KEY");
        options.put("max-tokens", "400");
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        return options;
    }

    static Strategist llm(PromptLibrary prompts, Map<String, String> options) {
        return llm(chat(), prompts, options);
    }

    static Chat chat() {
        return new Chat(
                Http.create(Map.<String, String>of()::get),
                new Keys(Map.of("SEKI_TEST_KEY", KEY)::get),
                PriceTable.EMPTY,
                QUICK,
                RandomGenerator.getDefault(),
                Clock.systemUTC());
    }

    static Strategist llm(Asks chat, PromptLibrary prompts, Map<String, String> options) {
        LlmOptions read = LlmOptions.of(options);
        return new LlmStrategist(
                chat,
                prompts,
                new StatisticalStrategist(),
                read.endpoint(),
                read.sampling(),
                read.asking());
    }

    static SearchSettings settings(Map<String, String> options, int lambda, int gamma) {
        return settings(options, lambda, gamma, Budgets.NONE);
    }

    static SearchSettings settings(
            Map<String, String> options, int lambda, int gamma, Budgets budgets) {
        return new SearchSettings(
                "llm-7",
                "nasbench201",
                "none",
                new Choice("edges", Map.of()),
                new Choice("llm", options),
                lambda,
                gamma,
                6,
                3,
                2,
                EvolveFrom.LATEST,
                2,
                2,
                4,
                7,
                budgets,
                Thresholds.DEFAULT);
    }

    static Workspace workspace(Path folder) {
        return new Workspace(folder, id -> new NasBench201Space(), Clock.systemUTC());
    }

    /** As the program does it: each reply is asked for once, whatever happens in between. */
    static SearchSession recalling(Workspace workspace, String run, SearchSettings settings) {
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
        PromptLibrary prompts = prompts(workspace.prompts());
        return new SearchSession(
                run,
                settings,
                "test",
                new NasBench201Space(),
                new EdgeScores(),
                choice -> llm(new RecallingChat(chat(), recall), prompts, choice.options()),
                new ReplyParser()::read,
                workspace.journal(run));
    }

    static SearchSession session(
            Workspace workspace, String run, SearchSettings settings, PromptLibrary prompts) {
        return new SearchSession(
                run,
                settings,
                "test",
                new NasBench201Space(),
                new EdgeScores(),
                choice -> llm(prompts, choice.options()),
                new ReplyParser()::read,
                workspace.journal(run));
    }

    /** To its end. */
    static List<SearchEvent> search(Path folder, SearchSettings settings)
            throws InterruptedException {
        Workspace workspace = workspace(folder);
        String run = workspace.create(settings);
        Heard heard = new Patient();
        try (SearchSession session = session(workspace, run, settings, prompts())) {
            session.start(heard);
            if (!session.await(Duration.ofSeconds(60))) {
                throw new AssertionError("the search did not end: " + heard.events());
            }
        }
        return workspace.events(run);
    }

    /** Ends at the first trouble. */
    static class Patient extends Heard {
        @Override
        public synchronized boolean trouble(String sentence) {
            super.trouble(sentence);
            return false;
        }
    }
}
