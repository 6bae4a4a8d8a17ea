package org.seki.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.seki.data.DataRefused;
import org.seki.experiment.WorkerFailed;
import org.seki.search.JournalException;
import org.seki.search.SearchRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code seki}: the window; with a command, the same engine in the terminal. */
@Command(
        name = "seki",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Neural architecture search driven by a language model. Without a command it opens the window.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed unexpectedly; the log has it",
            "2:bad input, refused before anything was changed",
            "3:stopped before its end; seki resume continues",
            "4:a prompt is worse than the one in use (seki prompts check --replay)",
            "130:Ctrl-C; seki resume continues"
        })
public final class Seki implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Seki.class);
    private final Services services;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    private Seki(Services services) {
        this.services = services;
    }

    /** Runs one command line on the calling thread. @return the exit code, see {@link ExitCode} */
    public static int run(
            Services services, PrintWriter out, PrintWriter err, String... arguments) {
        Output output = new Output(out, err);
        boolean json = Arrays.asList(arguments).contains("--json");
        return new CommandLine(new Seki(services))
                .addSubcommand(new SearchCommand(services, output))
                .addSubcommand(new ResumeCommand(services, output))
                .addSubcommand(new RunsCommand(services, output))
                .addSubcommand(new ShowCommand(services, output))
                .addSubcommand(new ExportCommand(services, output))
                .addSubcommand(new ImportCommand(services, output))
                .addSubcommand(new OpenCommand(services, output))
                .addSubcommand(new UnsealCommand(services, output))
                .addSubcommand(new StudyCommand(services, output))
                .addSubcommand(new CorrelateCommand(services, output))
                .addSubcommand(new TrainCommand(services, output))
                .addSubcommand(DataCommand.with(services, output))
                .addSubcommand(new DescribeCommand(output))
                .addSubcommand(PromptsCommand.with(services, output))
                .addSubcommand(new DoctorCommand(services, output))
                .addSubcommand(new DeviceCommand(services, output))
                .addSubcommand(hidden(new GenerateCompletion()))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, args) -> misused(e, output, json))
                .setExecutionExceptionHandler((e, command, result) -> failed(e, output, json))
                .execute(RunFile.opened(arguments));
    }

    /** For installers, not for people. */
    private static CommandLine hidden(Object command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().usageMessage().hidden(true);
        return line;
    }

    @Override
    public Integer call() {
        if (services.display()) {
            services.window(workspace.in(services.folders()), Optional.empty());
            return ExitCode.DONE;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "There is no display here, so the quick search runs in this terminal instead of the window.");
        out.flush();
        return new CommandLine(
                        new SearchCommand(services, new Output(out, spec.commandLine().getErr())))
                .execute("--quick", "--workspace", workspace.in(services.folders()).toString());
    }

    private static int misused(ParameterException e, Output output, boolean json) {
        CommandLine command = e.getCommandLine();
        List<String> near =
                e instanceof UnmatchedArgumentException u ? u.getSuggestions() : List.of();
        String next =
                near.isEmpty()
                        ? "`%s --help` lists what it takes."
                                .formatted(command.getCommandSpec().qualifiedName())
                        : "Did you mean " + String.join(" or ", near) + "?";
        output.error(
                String.valueOf(e.getMessage()),
                command.getCommandSpec().qualifiedName(),
                next,
                json);
        return ExitCode.REFUSED;
    }

    private static int failed(Exception e, Output output, boolean json) {
        return switch (e) {
            case SearchRefused refused -> {
                output.error(
                        String.valueOf(refused.getMessage()),
                        refused.where(),
                        refused.next(),
                        json);
                yield ExitCode.REFUSED;
            }
            case DataRefused refused -> {
                output.error(
                        String.valueOf(refused.getMessage()),
                        refused.where(),
                        refused.next(),
                        json);
                yield ExitCode.REFUSED;
            }
            case WorkerFailed worker -> {
                LOG.error("a process that evaluates failed", worker);
                output.error(
                        String.valueOf(worker.getMessage()), worker.where(), worker.next(), json);
                yield ExitCode.FAILED;
            }
            case JournalException journal -> {
                LOG.error("the journal failed", journal);
                output.error(
                        String.valueOf(journal.getMessage()),
                        "workspace",
                        "What was journaled is kept: put this right, then `seki resume RUN`.",
                        json);
                yield ExitCode.REFUSED;
            }
            default -> {
                LOG.error("unexpected", e);
                output.error(
                        "Something went wrong that should not: " + e.getMessage(),
                        e.getClass().getSimpleName(),
                        "The log file named by `seki doctor` has the details.",
                        json);
                yield ExitCode.FAILED;
            }
        };
    }
}
