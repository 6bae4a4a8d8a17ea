package org.seki.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seki prompts}: what models are told, and its versions. */
@Command(
        name = "prompts",
        mixinStandardHelpOptions = true,
        description = "List, show, compare, check and change what language models are told.")
final class PromptsCommand implements Callable<Integer> {
    private final PromptsListCommand list;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    private PromptsCommand(PromptsListCommand list) {
        this.list = list;
    }

    static CommandLine with(Services services, Output output) {
        return new CommandLine(new PromptsCommand(new PromptsListCommand(services, output)))
                .addSubcommand(new PromptsListCommand(services, output))
                .addSubcommand(new PromptsShowCommand(services, output))
                .addSubcommand(new PromptsDiffCommand(services, output))
                .addSubcommand(new PromptsReplayCommand(services, output))
                .addSubcommand(new PromptsCheckCommand(services, output))
                .addSubcommand(new PromptsMarkCommand(services, output))
                .addSubcommand(new PromptsMarkedCommand(services, output))
                .addSubcommand(new PromptsNotesCommand(services, output))
                .addSubcommand(new PromptsSaveCommand(services, output))
                .addSubcommand(new PromptsUseCommand(services, output));
    }

    @Override
    public Integer call() {
        return list.print(workspace, json);
    }
}
