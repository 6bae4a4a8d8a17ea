package org.seki.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptVersion;
import org.seki.search.SearchRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki prompts save NAME FILE}. */
@Command(
        name = "save",
        mixinStandardHelpOptions = true,
        description =
                "Save a file as a new version of a prompt and use it from the next iteration on.")
final class PromptsSaveCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(index = "0", paramLabel = "NAME", description = "As `seki prompts` lists it.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The edited prompt file.")
    private Path file = Path.of("");

    @Option(
            names = "--note",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Why, for people.")
    private String note = "";

    @Option(names = "--unused", description = "Save it only; the one in use stays.")
    private boolean unused;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    PromptsSaveCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Override
    public Integer call() {
        PromptLibrary library = services.prompts(workspace.in(services.folders()));
        if (!library.has(name)) {
            throw PromptChoice.unknown(library, name);
        }
        try {
            PromptVersion saved =
                    library.save(
                            name,
                            PromptChoice.read(file),
                            note,
                            System.getProperty("user.name", "someone"));
            if (!unused) {
                library.adopt(saved);
            }
            output.line(
                    "%s %s %s"
                            .formatted(name, saved.hash(), unused ? "saved" : "saved and in use"));
            return ExitCode.DONE;
        } catch (IllegalArgumentException wrong) {
            throw new SearchRefused(
                    String.valueOf(wrong.getMessage()),
                    file.toString(),
                    "Correct the file; nothing was saved.");
        }
    }
}
