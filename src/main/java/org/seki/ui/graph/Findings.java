package org.seki.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import org.seki.ui.fx.IterationRow;
import org.seki.ui.fx.RunFeed;

/**
 * Works out what a run has found out, when somebody asks for it and once for each state of the run,
 * where the window does not wait for it. JavaFX thread.
 */
final class Findings {
    private final RunFeed feed;
    private final Executor background;
    private final Executor fx;
    private final List<Consumer<RunKnowledge>> waiting = new ArrayList<>();
    private RunKnowledge latest = RunKnowledge.NOTHING;
    private boolean stale = true;

    Findings(RunFeed feed, Executor background, Executor fx) {
        this.feed = feed;
        this.background = background;
        this.fx = fx;
        feed.iterations().addListener((InvalidationListener) _ -> stale = true);
    }

    /**
     * @param then is told at once where nothing has happened since somebody asked last
     */
    void ask(Consumer<RunKnowledge> then) {
        if (!stale && waiting.isEmpty()) {
            then.accept(latest);
            return;
        }
        waiting.add(then);
        if (waiting.size() == 1) {
            work();
        }
    }

    private void work() {
        stale = false;
        List<IterationRow> rows = List.copyOf(feed.iterations());
        int topK = feed.settings().topK();
        RunKnowledge before = latest;
        background.execute(() -> {
            RunKnowledge now = before.grown(rows, topK);
            fx.execute(() -> tell(now));
        });
    }

    private void tell(RunKnowledge now) {
        latest = now;
        List<Consumer<RunKnowledge>> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(t -> t.accept(now));
    }
}
