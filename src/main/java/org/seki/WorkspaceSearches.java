package org.seki;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.seki.cli.Version;
import org.seki.evaluation.Evaluator;
import org.seki.llm.Asks;
import org.seki.llm.Recall;
import org.seki.llm.RecallingChat;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.ReplyParser;
import org.seki.search.Journal;
import org.seki.search.SearchEvent;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.search.SearchState;
import org.seki.search.Searches;
import org.seki.search.Session;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;
import org.seki.store.StoredReplies;
import org.seki.store.Workspace;

/** The searches of one workspace. */
final class WorkspaceSearches implements Searches {
    private final Workspace workspace;
    private final Models models;
    private final Supplier<PromptLibrary> prompts;
    private final EvaluatorKinds evaluators;
    private final InstantSource clock = InstantSource.system();
    private final ReplyParser parser = new ReplyParser();

    /**
     * @param prompts read when a strategist needs them
     */
    WorkspaceSearches(
            Workspace workspace,
            Models models,
            Supplier<PromptLibrary> prompts,
            EvaluatorKinds evaluators) {
        this.workspace = workspace;
        this.models = models;
        this.prompts = prompts;
        this.evaluators = evaluators;
    }

    private StrategistKinds strategists(Function<Asks, Asks> asks) {
        return new StrategistKinds(
                () -> asks.apply(models.chat()), models.keys(), models.desk(), prompts);
    }

    static SearchSpace space(String id) {
        return Spaces.of(id)
                .orElseThrow(() ->
                        new SearchRefused(Spaces.unknown(id), "space", "Choose one of these."));
    }

    @Override
    public Session open(SearchSettings settings) {
        SearchSpace space = space(settings.space());
        strategists(chat -> chat).of(settings.strategist());
        SearchSettings settled = evaluators.settled(settings, space);
        String run = workspace.create(settled);
        return session(run, settled, evaluator(run, settled));
    }

    @Override
    public Session resume(String run) {
        SearchSettings settings = workspace.settings(run);
        return session(run, settings, evaluator(run, settings));
    }

    @Override
    public Session look(String run) {
        SearchSettings settings = workspace.settings(run);
        return session(
                run,
                settings,
                new LateEvaluator(settings.evaluator().kind(), () -> evaluator(run, settings)));
    }

    private Evaluator evaluator(String run, SearchSettings settings) {
        return evaluators.of(settings, space(settings.space()), workspace.folder(run));
    }

    private Session session(String run, SearchSettings settings, Evaluator evaluator) {
        SearchSpace space = space(settings.space());
        StoredReplies paid = workspace.replies(run);
        return new SearchSession(
                run,
                settings,
                Version.text(),
                space,
                evaluator,
                strategists(chat -> new RecallingChat(chat, recall(paid))),
                parser::read,
                workspace.journal(run));
    }

    private static Recall recall(StoredReplies paid) {
        return new Recall() {
            @Override
            public Optional<String> find(String request) {
                return paid.find(request);
            }

            @Override
            public void keep(String request, String reply) {
                paid.keep(request, reply);
            }
        };
    }

    @Override
    public void unseal(String run) {
        try (Journal journal = workspace.journal(run)) {
            SearchState.replay(journal.events())
                    .unseal(System.getProperty("user.name", ""), clock.instant())
                    .ifPresent(unsealed -> journal.append(List.of(unsealed)));
        }
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
