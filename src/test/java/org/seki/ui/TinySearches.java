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
import org.seki.strategist.ManualDesk;
import org.seki.strategist.Strategist;

/** The real search in a real workspace; only its evaluator needs no network. */
final class TinySearches implements Searches {
    private final Workspace workspace;
    private volatile Duration beat;
    private final Strategist strategist;

    TinySearches(Path folder, Duration beat, Strategist sound) {
        this.strategist = new ClumsyStrategist(sound);
        this.workspace = new Workspace(folder, TinySearches::space, Clock.systemUTC());
        this.beat = beat;
    }

    /** With nothing to ask in words. */
    Services services() {
        return new Services(
                this,
                new ManualDesk(),
                () -> {
                    throw new SearchRefused("There are no prompts here.", "prompts", "");
                });
    }

    /** How fast all its searches go from now on. */
    void pace(Duration now) {
        beat = now;
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
                new TinyEvaluator(() -> beat),
                _ -> strategist,
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
