package org.seki.endtoend;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.seki.search.SearchSession;
import org.seki.search.SearchSettings;
import org.seki.store.Workspace;

/** A search with a language model in a process of its own, to be killed and started again. */
public final class LlmSearchProcess {
    private LlmSearchProcess() {}

    /**
     * @param args workspace folder, server's address; goes on with the workspace's run if it has
     *     one
     */
    public static void main(String[] args) throws InterruptedException {
        Workspace workspace = LlmRuns.workspace(Path.of(args[0]));
        SearchSettings settings = settings(URI.create(args[1]));
        String run =
                workspace.runs().stream()
                        .findFirst()
                        .map(r -> r.run())
                        .orElseGet(() -> workspace.create(settings));
        try (SearchSession session = LlmRuns.recalling(workspace, run, workspace.settings(run))) {
            session.start(new LlmRuns.Patient());
            if (!session.await(Duration.ofSeconds(60))) {
                throw new AssertionError("the search did not end");
            }
        }
    }

    static SearchSettings settings(URI base) {
        return LlmRuns.settings(LlmRuns.options(base), 4, 3);
    }
}
