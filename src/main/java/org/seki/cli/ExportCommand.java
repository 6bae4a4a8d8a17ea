package org.seki.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seki.search.SearchRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki export RUN FILE}: a run, its journal and its weights, as one file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Write a run as one file, for another person or machine: a zip of JSON lines and weights.")
final class ExportCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(index = "0", paramLabel = "RUN", description = "As `seki runs` lists it.")
    private String run = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            arity = "0..1",
            description = "What to write, which must not exist yet (default: RUN.seki here).")
    private @Nullable Path file;

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    ExportCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Exported(String run, String file, long bytes) {}

    @Override
    public Integer call() {
        Path target =
                Optional.ofNullable(file)
                        .orElseGet(() -> Path.of(run + RunFile.EXTENSION))
                        .toAbsolutePath()
                        .normalize();
        if (Files.exists(target)) {
            throw new SearchRefused(
                    "The file is there already, and is left as it is.",
                    target.toString(),
                    "Name another file, or delete this one first.");
        }
        services.workspace(workspace.in(services.folders())).exportRun(run, target);
        Exported exported = new Exported(run, target.toString(), size(target));
        if (json) {
            output.json(exported);
        } else {
            output.line(
                    String.format(
                            Locale.ROOT,
                            "%s was written to %s, %.1f MB. `seki open` shows it, here or elsewhere.",
                            run,
                            target,
                            exported.bytes() / 1e6));
        }
        return ExitCode.DONE;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
