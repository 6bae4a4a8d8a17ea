package org.seki.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki import FILE}: adds a run that was exported, here or elsewhere. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Add an exported run to the workspace, under a free name.")
final class ImportCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(paramLabel = "FILE", description = "What `seki export` wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    ImportCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Imported(String run, String workspace) {}

    @Override
    public Integer call() {
        Path folder = workspace.in(services.folders());
        String run = services.workspace(folder).importRun(RunFile.existing(file));
        if (json) {
            output.json(new Imported(run, folder.toString()));
        } else {
            output.line(
                    "Imported as %s into %s. `seki show %s` shows it.".formatted(run, folder, run));
        }
        return ExitCode.DONE;
    }
}
