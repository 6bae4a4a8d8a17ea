package org.seki.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.seki.experiment.PromptComparison;
import org.seki.experiment.PromptLab;
import org.seki.experiment.ReplaySettings;
import org.seki.prompt.PromptLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki prompts replay RUN}: two versions of a prompt on the same contexts. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Ask what was asked in runs again, under two versions of a prompt, and compare the replies.",
            "Every reply is kept: the same command goes on after a stop, and asks nothing twice."
        })
final class PromptsReplayCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "As `seki runs` lists them.")
    private List<String> runs = new ArrayList<>();

    @Option(
            names = "--prompt",
            required = true,
            paramLabel = "NAME",
            description = "As `seki prompts` lists it.")
    private String prompt = "";

    @Option(
            names = "--first",
            defaultValue = "",
            paramLabel = "VERSION",
            description = "Four or more characters of its hash (default: the one in use).")
    private String first = "";

    @Option(
            names = "--second",
            required = true,
            paramLabel = "VERSION",
            description = "The one that is tried.")
    private String second = "";

    @Option(
            names = "--session",
            paramLabel = "NAME",
            description = "Keep the result in this tuning session; `seki prompts notes` shows it.")
    private @Nullable String session;

    @Option(
            names = "--question",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "What a new session is to answer.")
    private String question = "";

    @Mixin private final ReplayOptions options = new ReplayOptions();

    @Option(
            names = "--json",
            description = "One JSON object on standard output, nothing else there.")
    private boolean json;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    PromptsReplayCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Override
    public Integer call() {
        Path folder = workspace.in(services.folders());
        PromptLibrary library = services.prompts(folder);
        ReplaySettings settings =
                options.settings(
                        runs,
                        PromptChoice.version(library, prompt, first),
                        PromptChoice.version(library, prompt, second),
                        services.workspace(folder).settings(runs.getFirst()).strategist(),
                        services::discovery);
        try (var monitor =
                        new ProgressLine(
                                "Replay",
                                json ? output.err() : output.out(),
                                ProgressLine.redraws() && !json);
                var stoppable = new Stoppable(monitor::stop, output, "what was answered")) {
            PromptLab lab = services.promptLab(folder);
            PromptComparison comparison = lab.replay(settings, monitor);
            monitor.close();
            if (session != null) {
                lab.sessions().keep(session, question, settings, comparison);
            }
            tell(comparison);
            return ExitCode.DONE;
        } catch (CancellationException stopped) {
            return ExitCode.STOPPED;
        }
    }

    private void tell(PromptComparison comparison) {
        ReplayReport report = ReplayReport.of(comparison);
        if (json) {
            output.json(report);
        } else {
            report.lines().forEach(output::line);
        }
    }
}
