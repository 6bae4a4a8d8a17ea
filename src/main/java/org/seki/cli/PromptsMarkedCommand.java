package org.seki.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seki prompts marked}. */
@Command(
        name = "marked",
        mixinStandardHelpOptions = true,
        description = "What is always tried, and why.")
final class PromptsMarkedCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    PromptsMarkedCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Marked(List<Mark> marked) {}

    private record Mark(String run, int iteration, String why, String at) {}

    @Override
    public Integer call() {
        List<Mark> marks =
                services.promptLab(workspace.in(services.folders())).marked().all().stream()
                        .map(m -> new Mark(m.run(), m.iteration(), m.why(), m.at().toString()))
                        .toList();
        if (json) {
            output.json(new Marked(marks));
        } else if (marks.isEmpty()) {
            output.line("Nothing is marked; `seki prompts mark RUN ITERATION --why …` does.");
        } else {
            marks.forEach(
                    m -> output.line("%-24s %4d  %s".formatted(m.run(), m.iteration(), m.why())));
        }
        return ExitCode.DONE;
    }
}
