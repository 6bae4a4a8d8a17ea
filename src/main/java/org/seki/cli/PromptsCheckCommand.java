package org.seki.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.seki.experiment.PromptComparison;
import org.seki.experiment.PromptLab;
import org.seki.experiment.ReplaySettings;
import org.seki.prompt.PromptFile;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersion;
import org.seki.search.SearchRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki prompts check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Check prompt files, or those in use here. Exits with 2 when one is wrong.",
            "With --replay, also try each against the version in use on what `seki prompts mark` marked. Exits with 4"
                    + " when one is worse beyond its 95 % interval."
        })
final class PromptsCheckCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Named after the prompt, as in repair.md.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--replay", description = "Ask what is marked again, and compare.")
    private boolean replay;

    @Option(
            names = "--candidate",
            paramLabel = "NAME=VERSION",
            description = "With --replay: a saved version to try, in place of a file.")
    private Map<String, String> candidates = new LinkedHashMap<>();

    @Mixin private final ReplayOptions options = new ReplayOptions();

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    PromptsCheckCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Checks(List<Check> checks, List<ReplayReport> replays) {}

    private record Check(String prompt, boolean good, List<Fault> faults) {}

    private record Fault(int line, String message) {}

    @Override
    public Integer call() {
        List<Check> checks = files.isEmpty() ? ofThoseInUse() : ofFiles();
        if (!json) {
            checks.forEach(this::print);
        }
        boolean good = checks.stream().allMatch(Check::good);
        try {
            List<PromptComparison> tried = good && replay ? tried() : List.of();
            if (json) {
                output.json(new Checks(checks, tried.stream().map(ReplayReport::of).toList()));
            }
            boolean worse = tried.stream().anyMatch(c -> !c.worse().isEmpty());
            return !good ? ExitCode.REFUSED : worse ? ExitCode.WORSE : ExitCode.DONE;
        } catch (CancellationException stopped) {
            return ExitCode.STOPPED;
        }
    }

    private List<PromptComparison> tried() {
        Path folder = workspace.in(services.folders());
        PromptLibrary library = services.prompts(folder);
        List<PromptVersion> versions =
                Stream.concat(
                                files.stream().map(f -> saved(library, f)),
                                candidates.entrySet().stream()
                                        .map(c ->
                                                PromptChoice.version(
                                                        library, c.getKey(), c.getValue())))
                        .toList();
        if (versions.isEmpty()) {
            throw new SearchRefused(
                    "There is nothing to try against the versions in use.",
                    "--replay",
                    "Name a prompt file, or --candidate NAME=VERSION.");
        }
        List<PromptComparison> tried = new ArrayList<>();
        for (PromptVersion version : versions) {
            tried.add(against(library.current(version.name()), version, folder));
        }
        return tried;
    }

    /** A candidate has to be a version to be asked with; it is not used. */
    private static PromptVersion saved(PromptLibrary library, Path file) {
        return library.save(
                PromptChoice.nameOf(file),
                PromptChoice.read(file),
                "checked",
                System.getProperty("user.name", "someone"));
    }

    private PromptComparison against(PromptVersion used, PromptVersion candidate, Path folder) {
        PromptLab lab = services.promptLab(folder);
        List<String> runs = lab.markedRuns();
        if (runs.isEmpty()) {
            throw new SearchRefused(
                    "Nothing is marked as always to try.",
                    folder.toString(),
                    "`seki prompts mark RUN ITERATION --why …` marks what was asked in an iteration.");
        }
        ReplaySettings settings =
                options.settings(
                        runs,
                        used,
                        candidate,
                        services.workspace(folder).settings(runs.getFirst()).strategist(),
                        services::discovery);
        try (var monitor =
                        new ProgressLine(
                                "Check",
                                json ? output.err() : output.out(),
                                ProgressLine.redraws() && !json);
                var stoppable = new Stoppable(monitor::stop, output, "what was answered")) {
            PromptComparison comparison = lab.replayMarked(settings, monitor);
            monitor.close();
            if (!json) {
                ReplayReport.of(comparison).lines().forEach(output::line);
                comparison.worse().forEach(row -> output.line(worse(row)));
            }
            return comparison;
        }
    }

    private static String worse(PromptComparison.Row row) {
        return "no  worse in %s: all of its 95 %% interval is below the version in use"
                .formatted(row.measure().label());
    }

    private List<Check> ofThoseInUse() {
        PromptLibrary library = services.prompts(workspace.in(services.folders()));
        return library.names().stream()
                .map(name -> check(name, library.current(name).text()))
                .toList();
    }

    private List<Check> ofFiles() {
        return files.stream()
                .map(file -> check(PromptChoice.nameOf(file), PromptChoice.read(file)))
                .toList();
    }

    private static Check check(String name, String text) {
        return switch (PromptFile.read(name, text)) {
            case PromptFile.Checked.Good good -> new Check(name, true, List.of());
            case PromptFile.Checked.Bad bad ->
                    new Check(
                            name,
                            false,
                            bad.faults().stream()
                                    .map(f -> new Fault(f.line(), f.sentence()))
                                    .toList());
        };
    }

    private void print(Check check) {
        if (check.good()) {
            output.line("ok  " + check.prompt());
        }
        check.faults().forEach(f -> output.line("no  " + f.message()));
    }
}
