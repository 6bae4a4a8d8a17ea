package org.seki.cli;

import java.util.concurrent.Callable;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code seki prompts use NAME VERSION}. */
@Command(
        name = "use",
        mixinStandardHelpOptions = true,
        description = "Use another version of a prompt from the next iteration on.")
final class PromptsUseCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(index = "0", paramLabel = "NAME", description = "As `seki prompts` lists it.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "Four or more characters.")
    private String version = "";

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    PromptsUseCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Override
    public Integer call() {
        PromptLibrary library = services.prompts(workspace.in(services.folders()));
        PromptVersion found = PromptChoice.version(library, name, version);
        library.adopt(found);
        output.line("%s %s in use".formatted(name, found.hash()));
        return ExitCode.DONE;
    }
}
