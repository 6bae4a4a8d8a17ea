package org.seki.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki prompts show NAME [VERSION]}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Print a prompt file: the version in use, or another.")
final class PromptsShowCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(index = "0", paramLabel = "NAME", description = "As `seki prompts` lists it.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "",
            paramLabel = "VERSION",
            description = "Four or more characters of its hash (default: the one in use).")
    private String version = "";

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    PromptsShowCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Shown(
            String name,
            String version,
            @Nullable String parent,
            String author,
            String note,
            List<String> variables,
            String text) {}

    @Override
    public Integer call() {
        PromptLibrary library = services.prompts(workspace.in(services.folders()));
        PromptVersion found = PromptChoice.version(library, name, version);
        if (json) {
            output.json(
                    new Shown(
                            name,
                            found.hash(),
                            found.parent().orElse(null),
                            found.author(),
                            found.note(),
                            library.template(found).variables(),
                            found.text()));
        } else {
            output.line(found.text().stripTrailing());
        }
        return ExitCode.DONE;
    }
}
