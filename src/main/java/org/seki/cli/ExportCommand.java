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

/**
 * {@code seki export RUN FILE}: a run, its journal and its weights, as one file; or, by the file's
 * ending, what it found ({@link ModelFile}).
 */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write a run as one file, for another person or machine: a zip of JSON lines and weights.",
            "By the file's ending also what a run found or a training trained: .py, a PyTorch module that needs nothing else, with its weights beside it; .safetensors or, for NumPy, .npz, the weights; .dot, the cells for Graphviz; .txt and .json, the genotype in Python and JSON.",
            "And its numbers: .csv, a line a candidate or epoch; a name with tfevents in it, curves for TensorBoard."
        })
final class ExportCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(
            index = "0",
            paramLabel = "RUN|TRAINING",
            description = "As `seki runs` lists it, or as `seki train` names it.")
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

    /**
     * @param weights beside a PyTorch module
     */
    private record Exported(String run, String file, long bytes, @Nullable String weights) {}

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
        boolean numbers = NumbersFile.takes(target);
        boolean model = numbers || ModelFile.takes(target);
        Exported exported = numbers ? numbers(target) : model ? model(target) : run(target);
        if (json) {
            output.json(exported);
        } else if (model) {
            output.line(
                    "%s was written to %s%s."
                            .formatted(
                                    run,
                                    target,
                                    Optional.ofNullable(exported.weights())
                                            .map(w -> ", its weights to " + w)
                                            .orElse("")));
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

    private Exported run(Path target) {
        services.workspace(workspace.in(services.folders())).exportRun(run, target);
        return new Exported(run, target.toString(), size(target), null);
    }

    private Exported numbers(Path target) {
        new NumbersFile(services, workspace.in(services.folders())).write(run, target);
        return new Exported(run, target.toString(), size(target), null);
    }

    private Exported model(Path target) {
        ModelFile.Written written =
                new ModelFile(services, workspace.in(services.folders())).write(run, target);
        return new Exported(
                run,
                target.toString(),
                size(target),
                Optional.ofNullable(written.weights()).map(Path::toString).orElse(null));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
