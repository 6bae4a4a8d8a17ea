package org.seki.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seki.experiment.TuningSession;
import org.seki.experiment.TuningSessions;
import org.seki.search.SearchRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seki prompts notes [SESSION]}. */
@Command(
        name = "notes",
        mixinStandardHelpOptions = true,
        description =
                "The tuning sessions; or one as Markdown: its question, diffs, results, decision.")
final class PromptsNotesCommand implements Callable<Integer> {
    private final Services services;
    private final Output output;

    @Parameters(
            arity = "0..1",
            defaultValue = "",
            paramLabel = "SESSION",
            description = "As `seki prompts replay --session` named it.")
    private String name = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write it (default: standard output).")
    private @Nullable Path file;

    @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    PromptsNotesCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    private record Sessions(List<Session> sessions) {}

    private record Session(
            String name,
            String prompt,
            String question,
            String openedAt,
            int results,
            @Nullable String adopted,
            @Nullable String reason) {}

    @Override
    public Integer call() {
        TuningSessions sessions = services.promptLab(workspace.in(services.folders())).sessions();
        if (name.isEmpty()) {
            list(sessions.all().stream().map(PromptsNotesCommand::summary).toList());
        } else if (file == null) {
            output.line(sessions.markdown(name).stripTrailing());
        } else {
            write(file, sessions.markdown(name));
        }
        return ExitCode.DONE;
    }

    private static Session summary(TuningSession s) {
        return new Session(
                s.name(),
                s.prompt(),
                s.question(),
                s.openedAt().toString(),
                s.results().size(),
                s.decision().flatMap(TuningSession.Decision::adopted).orElse(null),
                s.decision().map(TuningSession.Decision::reason).orElse(null));
    }

    private void list(List<Session> sessions) {
        if (json) {
            output.json(new Sessions(sessions));
        }
        for (Session s : json ? List.<Session>of() : sessions) {
            output.line(
                    "%-20s %-24s %d results, %s  %s"
                            .formatted(
                                    s.name(),
                                    s.prompt(),
                                    s.results(),
                                    s.adopted() == null ? "open" : "adopted " + s.adopted(),
                                    s.question()));
        }
    }

    private void write(Path where, String markdown) {
        try {
            Files.writeString(where, markdown);
            output.line("Written to " + where);
        } catch (IOException e) {
            throw new SearchRefused(
                    "The notes cannot be written: %s.".formatted(e.getMessage()),
                    where.toString(),
                    "Choose another file with --out.");
        }
    }
}
