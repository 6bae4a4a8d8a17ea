package org.seki;

import java.util.List;
import org.seki.cli.Version;
import org.seki.prompt.ReplyParser;
import org.seki.search.SearchEvent;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.search.Searches;
import org.seki.search.Session;
import org.seki.space.SearchSpace;
import org.seki.space.Spaces;
import org.seki.store.Workspace;

/** The searches of one workspace. */
final class WorkspaceSearches implements Searches {
    private final Workspace workspace;
    private final StrategistKinds strategists;
    private final EvaluatorKinds evaluators;
    private final ReplyParser parser = new ReplyParser();

    WorkspaceSearches(Workspace workspace, StrategistKinds strategists, EvaluatorKinds evaluators) {
        this.workspace = workspace;
        this.strategists = strategists;
        this.evaluators = evaluators;
    }

    static SearchSpace space(String id) {
        return Spaces.of(id)
                .orElseThrow(() ->
                        new SearchRefused(Spaces.unknown(id), "space", "Choose one of these."));
    }

    @Override
    public Session open(SearchSettings settings) {
        SearchSpace space = space(settings.space());
        strategists.of(settings.strategist());
        evaluators.check(settings, space);
        return session(workspace.create(settings), settings);
    }

    @Override
    public Session resume(String run) {
        return session(run, workspace.settings(run));
    }

    private Session session(String run, SearchSettings settings) {
        SearchSpace space = space(settings.space());
        return new SearchSession(
                run,
                settings,
                Version.text(),
                space,
                evaluators.of(settings, space, workspace.folder(run)),
                strategists,
                parser::read,
                workspace.journal(run));
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
