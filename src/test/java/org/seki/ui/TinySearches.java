package org.seki.ui;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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

/** The real search in a real workspace; only its evaluator needs no network. */
final class TinySearches implements Searches {
    /** Shared, because its survey of a space takes seconds once. */
    private static final ClumsyStrategist STRATEGIST = new ClumsyStrategist();

    private final Workspace workspace;
    private final Duration beat;

    TinySearches(Path folder, Duration beat) {
        this.workspace = new Workspace(folder, TinySearches::space, Clock.systemUTC());
        this.beat = beat;
    }

    @Override
    public Session open(SearchSettings settings) {
        space(settings.space());
        return resume(workspace.create(settings));
    }

    @Override
    public Session resume(String run) {
        SearchSettings settings = workspace.settings(run);
        return new SearchSession(
                run,
                settings,
                "test",
                space(settings.space()),
                new TinyEvaluator(beat),
                _ -> STRATEGIST,
                new ReplyParser()::read,
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

    private static SearchSpace space(String id) {
        return Spaces.of(id)
                .orElseThrow(() ->
                        new SearchRefused(Spaces.unknown(id), "--space", "Choose one of them."));
    }
}
