package org.seki.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.seki.prompt.PromptFile;
import org.seki.prompt.PromptLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki prompts check [FILE…]}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Say what is wrong with prompt files; without any, with the versions in use.")
final class PromptsCheckCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Named after the prompt, as in repair.md.")
    private List<Path> files = new ArrayList<>();

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    PromptsCheckCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Checks(List<Check> checks) {}

    private record Check(String prompt, boolean good, List<Fault> faults) {}

    private record Fault(int line, String message) {}

    @Override
    public Integer call() {
        List<Check> checks = files.isEmpty() ? ofThoseInUse() : ofFiles();
        if (json) {
            output.json(new Checks(checks));
        } else {
            checks.forEach(this::print);
        }
        return checks.stream().allMatch(Check::good) ? ExitCode.DONE : ExitCode.REFUSED;
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
