package org.seki.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seki.prompt.PromptLibrary;
import org.seki.prompt.PromptTemplate;
import org.seki.prompt.PromptVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seki prompts list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Every prompt with its versions; * marks the one in use.")
final class PromptsListCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    PromptsListCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Prompts(List<Prompt> prompts) {}

    private record Prompt(
            String name, String stage, String turn, String description, List<Version> versions) {}

    private record Version(
            String version,
            @Nullable String parent,
            String author,
            String at,
            String note,
            boolean used,
            @Nullable String evidence) {}

    @Override
    public Integer call() {
        return print(workspace, json);
    }

    int print(WorkspaceOption where, boolean asJson) {
        PromptLibrary library = services.prompts(where.in(services.folders()));
        List<Prompt> prompts = library.names().stream().map(name -> prompt(library, name)).toList();
        if (asJson) {
            output.json(new Prompts(prompts));
        } else {
            prompts.forEach(this::print);
        }
        return ExitCode.DONE;
    }

    private static Prompt prompt(PromptLibrary library, String name) {
        PromptVersion current = library.current(name);
        PromptTemplate template = library.template(current);
        return new Prompt(
                name,
                template.stage(),
                template.turn().text(),
                template.description(),
                library.versions(name).stream()
                        .map(v ->
                                new Version(
                                        v.hash(),
                                        v.parent().orElse(null),
                                        v.author(),
                                        v.isBuiltIn() ? "" : v.at().toString(),
                                        v.note(),
                                        v.hash().equals(current.hash()),
                                        v.hash().equals(current.hash())
                                                ? library.evidence(name).orElse(null)
                                                : null))
                        .toList());
    }

    private void print(Prompt prompt) {
        output.line("%s (%s, %s)".formatted(prompt.name(), prompt.stage(), prompt.turn()));
        output.line("    " + prompt.description());
        for (Version v : prompt.versions()) {
            output.line(
                    "  %s %s  %-10s %s %s%s"
                            .formatted(
                                    v.used() ? "*" : " ",
                                    v.version(),
                                    v.author(),
                                    v.at(),
                                    v.note(),
                                    v.evidence() == null
                                            ? ""
                                            : " (evidence: session %s)".formatted(v.evidence()))
                            .stripTrailing());
        }
    }
}
