package org.seki.cli;

import java.util.concurrent.Callable;
import org.seki.search.Searches;
import org.seki.search.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki resume RUN}: replays a run's journal and goes on where it ended. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Continue a run that was stopped or killed.")
final class ResumeCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(paramLabel = "RUN", description = "As `seki runs` lists it.")
    private String run = "";

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    @Mixin private final ManualOptions manual = new ManualOptions();

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    ResumeCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Override
    public Integer call() throws InterruptedException {
        Searches searches = services.searches(workspace.in(services.folders()));
        try (Session session = searches.resume(run)) {
            return new Following(searches, services, output, manual, json).follow(session);
        }
    }
}
