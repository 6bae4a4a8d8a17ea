package org.seki.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.seki.search.SearchRefused;
import org.seki.search.Searches.RunSummary;
import org.seki.space.SearchSpace;

/** Runs leave a workspace, and come into it, as one file each. */
final class RunArchive {
    private final Workspace workspace;
    private final Function<String, SearchSpace> spaces;
    private final Database database;
    private final Writer writer;

    RunArchive(
            Workspace workspace,
            Function<String, SearchSpace> spaces,
            Database database,
            Writer writer) {
        this.workspace = workspace;
        this.spaces = spaces;
        this.database = database;
        this.writer = writer;
    }

    void write(String run, Path zip) {
        workspace.settings(run);
        try (Connection connection = database.reading()) {
            connection.setAutoCommit(false);
            new RunExport(connection, run, workspace.folder(run)).write(zip);
        } catch (IOException e) {
            throw new SearchRefused(
                    "The run could not be exported.",
                    zip.toString(),
                    "Choose a folder that exists, can be written and has room (%s).".formatted(e));
        } catch (SQLException e) {
            throw database.trouble("Run %s could not be read".formatted(run), e);
        }
    }

    String read(Path zip, RunImport.Bounds bounds) {
        try (RunImport in = new RunImport(zip, bounds)) {
            return read(in, in.head());
        }
    }

    /** Reads the file only if its run is not here already. */
    String bring(Path zip, RunImport.Bounds bounds) {
        try (RunImport in = new RunImport(zip, bounds)) {
            RunImport.Head head = in.head();
            return here(in, head).orElseGet(() -> read(in, head));
        }
    }

    private String read(RunImport in, RunImport.Head head) {
        EventJson json = json(head);
        List<RunImport.Timed> events = in.events(json);
        List<RunImport.Placed> exchanges = in.exchanges();
        List<RunImport.Noted> notes = in.notes();
        return workspace.writing(() -> {
            String run = workspace.free(head.run());
            boolean done = false;
            try {
                in.files(workspace.folder(run));
                writer.transact(
                        "The run could not be imported",
                        c -> {
                            insert(c, run, head, json, events, exchanges);
                            for (RunImport.Noted n : notes) {
                                SqliteNotes.insert(c, run, n.iteration(), n.note(), n.at());
                            }
                            return notes.size();
                        });
                done = true;
            } finally {
                if (!done) {
                    RunFolder.delete(workspace.folder(run));
                }
            }
            return run;
        });
    }

    /** Begun at the same instant with the same settings, and not behind the file. */
    private Optional<String> here(RunImport in, RunImport.Head head) {
        List<String> same =
                workspace.runs().stream()
                        .filter(r ->
                                r.startedAt().equals(head.createdAt())
                                        && r.settings().equals(head.settings()))
                        .map(RunSummary::run)
                        .toList();
        if (same.isEmpty()) {
            return Optional.empty();
        }
        int events = in.events(json(head)).size();
        return same.stream().filter(r -> workspace.events(r).size() >= events).findFirst();
    }

    private EventJson json(RunImport.Head head) {
        return new EventJson(spaces.apply(head.settings().space()));
    }

    private static int insert(
            Connection connection,
            String run,
            RunImport.Head head,
            EventJson json,
            List<RunImport.Timed> events,
            List<RunImport.Placed> exchanges)
            throws SQLException {
        Workspace.insert(connection, run, head.createdAt(), head.settings());
        try (EventRows rows = new EventRows(connection, run, json)) {
            for (RunImport.Timed e : events) {
                rows.add(e.at(), e.event());
            }
            for (RunImport.Placed p : exchanges) {
                rows.add(p.iteration(), p.attempt(), p.position(), p.exchange());
            }
        }
        return events.size();
    }
}
