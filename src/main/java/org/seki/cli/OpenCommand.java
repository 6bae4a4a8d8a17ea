package org.seki.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seki.search.SearchRefused;
import org.seki.store.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code seki open FILE}: what a double click on an exported run does. The run comes into the
 * workspace, unless it is there already, and the window opens on it.
 */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description =
                "Open the window on an exported run; with no display, import it and say where it is.")
final class OpenCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "What `seki export` wrote; without one the window opens as usual.")
    private @Nullable Path file;

    @Option(
            names = "--json",
            description =
                    "With no display: one JSON object on standard output, nothing else there.")
    private boolean json;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    OpenCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Opened(String run, String workspace) {}

    @Override
    public Integer call() {
        Path folder = workspace.in(services.folders());
        Workspace store = services.workspace(folder);
        if (services.display()) {
            services.window(folder, Optional.ofNullable(file).map(f -> () -> bring(store, f)));
            return ExitCode.DONE;
        }
        if (file == null) {
            throw new SearchRefused(
                    "There is no display here, and no file was named.",
                    "FILE",
                    "Name a file that `seki export RUN` wrote, or see `seki --help`.");
        }
        String run = bring(store, file);
        if (json) {
            output.json(new Opened(run, folder.toString()));
        } else {
            output.line(
                    "There is no display here. The run is %s in %s: `seki show %s` shows it."
                            .formatted(run, folder, run));
        }
        return ExitCode.DONE;
    }

    private static String bring(Workspace store, Path file) {
        return store.bringRun(RunFile.existing(file));
    }
}
