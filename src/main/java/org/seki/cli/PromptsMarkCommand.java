package org.seki.cli;

import java.util.concurrent.Callable;
import org.seki.experiment.PromptLab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki prompts mark RUN ITERATION}. */
@Command(
        name = "mark",
        mixinStandardHelpOptions = true,
        description =
                "Mark what was asked in an iteration as always to try: `seki prompts check --replay` does.")
final class PromptsMarkCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(index = "0", paramLabel = "RUN", description = "As `seki runs` lists it.")
    private String run = "";

    @Parameters(index = "1", paramLabel = "ITERATION", description = "From 1.")
    private int iteration;

    @Option(
            names = "--why",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "What went wrong in it, for people.")
    private String why = "";

    @Option(names = "--remove", description = "Take the mark away.")
    private boolean remove;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    PromptsMarkCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Override
    public Integer call() {
        PromptLab lab = services.promptLab(workspace.in(services.folders()));
        if (remove) {
            boolean was = lab.marked().unmark(run, iteration);
            output.line(
                    "%s, iteration %d %s"
                            .formatted(
                                    run,
                                    iteration,
                                    was ? "is no longer marked" : "was not marked"));
        } else {
            lab.mark(run, iteration, why);
            output.line("%s, iteration %d is always tried".formatted(run, iteration));
        }
        return ExitCode.DONE;
    }
}
