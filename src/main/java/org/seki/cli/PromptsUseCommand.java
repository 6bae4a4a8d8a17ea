package org.seki.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--session",
            paramLabel = "NAME",
            description = "The tuning session that is the evidence; it is decided by this.")
    private @Nullable String session;

    @Option(
            names = "--why",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "With --session: the reason, for its notes.")
    private String why = "";

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    PromptsUseCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Override
    public Integer call() {
        Path folder = workspace.in(services.folders());
        PromptLibrary library = services.prompts(folder);
        PromptVersion found = PromptChoice.version(library, name, version);
        if (session == null) {
            library.adopt(found);
        } else {
            services.promptLab(folder).sessions().adopt(session, found, why);
        }
        output.line("%s %s in use".formatted(name, found.hash()));
        return ExitCode.DONE;
    }
}
