package org.seki.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.seki.prompt.PromptDiff;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki prompts diff NAME [VERSION] [VERSION]}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description =
                "What changed between two versions of a prompt: from the one that was edited to the one in use, from a"
                        + " version to the one in use, or between two.")
final class PromptsDiffCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(index = "0", paramLabel = "NAME", description = "As `seki prompts` lists it.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "",
            paramLabel = "VERSION",
            description = "Four or more characters of its hash.")
    private String from = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            defaultValue = "",
            paramLabel = "VERSION",
            description = "The later one.")
    private String to = "";

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    PromptsDiffCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Changes(String prompt, String from, String to, List<String> diff) {}

    @Override
    public Integer call() {
        PromptLibrary library = services.prompts(workspace.in(services.folders()));
        PromptVersion later = PromptChoice.version(library, name, to);
        PromptVersion earlier =
                PromptChoice.version(
                        library, name, from.isEmpty() ? later.parent().orElse("") : from);
        List<String> diff = PromptDiff.unified(earlier, later);
        if (json) {
            output.json(new Changes(name, earlier.hash(), later.hash(), diff));
        } else if (diff.isEmpty()) {
            output.line("%s %s and %s are the same.".formatted(name, earlier.hash(), later.hash()));
        } else {
            diff.forEach(output::line);
        }
        return ExitCode.DONE;
    }
}
