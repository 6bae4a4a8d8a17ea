package org.seki.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.tabular.BenchmarkTable;
import org.seki.evaluation.tabular.TableDataSet;
import org.seki.evaluation.tabular.TableReading;
import org.seki.search.SearchRefused;
import org.seki.search.Strategists;
import org.seki.store.StudyJournal;
import org.seki.store.StudyJournal.Row;
import org.seki.store.Workspace;

/** The studies of a workspace. Reads and writes files, so not for the window's thread. */
public final class Studies {
    private final Workspace workspace;
    private final Strategists strategists;

    public Studies(Workspace workspace, Strategists strategists) {
        this.workspace = workspace;
        this.strategists = strategists;
    }

    /** The file is part of a study: what was played on another is no part of it. */
    private record Kept(StudySettings settings, String sha256) {}

    /** Every study, as it was last opened, the latest first. */
    public List<StudySettings> all() {
        return workspace.studies().stream().map(text -> kept(text).settings()).toList();
    }

    private static Kept kept(String text) {
        return StudyJson.read(text, Kept.class, "A study's settings");
    }

    /**
     * Opens the study of this name, a new one or to go on with it: data sets, strategists, budgets
     * and seeds may be others than before.
     *
     * @param again forgets what was played before
     * @param monitor hears and cancels the reading of the table
     * @throws SearchRefused in a sentence, with nothing changed
     * @throws java.util.concurrent.CancellationException when the monitor was cancelled
     */
    public Study open(StudySettings settings, boolean again, Monitor monitor) {
        BenchmarkTable table = read(settings.table(), monitor);
        check(settings, table);
        String sha256 = table.sha256();
        Optional<Kept> before = workspace.study(settings.name()).map(Studies::kept);
        if (!again && before.isPresent() && !before.get().sha256().equals(sha256)) {
            throw new SearchRefused(
                    "The study %s was played on another table, %s."
                            .formatted(settings.name(), before.get().settings().table()),
                    settings.table().toString(),
                    "Give this one another name, or forget the other with --again.");
        }
        StudyJournal journal =
                workspace.study(
                        settings.name(), StudyJson.write(new Kept(settings, sha256)), again);
        int cores = Runtime.getRuntime().availableProcessors();
        return new Study(settings, table, new WorkspaceTrials(journal), strategists, cores);
    }

    static BenchmarkTable read(Path file, Monitor monitor) {
        return switch (BenchmarkTable.read(file, monitor)) {
            case TableReading.Read read -> read.table();
            case TableReading.Fault fault ->
                    throw new SearchRefused(
                            fault.sentence(),
                            file.toString(),
                            "Correct the table, or choose another.");
        };
    }

    private void check(StudySettings settings, BenchmarkTable table) {
        for (String dataset : settings.datasets()) {
            TableDataSet known =
                    table.dataSet(dataset)
                            .orElseThrow(() ->
                                    new SearchRefused(
                                            table.unknown(dataset),
                                            "dataset",
                                            "Name data sets of the table."));
            table.holes(known)
                    .ifPresent(holes -> {
                        throw new SearchRefused(
                                holes,
                                "dataset",
                                "A study looks everything up: search on this table with the evaluator surrogate.");
                    });
        }
        settings.contenders().forEach(contender -> strategists.of(contender.strategist()));
        if (settings.longest() > table.functions()) {
            throw new SearchRefused(
                    "The table has %d distinct functions, fewer than %d evaluations."
                            .formatted(table.functions(), settings.longest()),
                    "evaluations",
                    "Choose fewer.");
        }
    }

    /** Trials as rows of the workspace. */
    private record WorkspaceTrials(StudyJournal journal) implements TrialLog {
        @Override
        public List<Trial> trials() {
            return journal.rows().stream()
                    .map(row -> StudyJson.read(row.body(), Trial.class, "A trial"))
                    .toList();
        }

        @Override
        public void add(List<Trial> trials) {
            journal.put(
                    trials.stream()
                            .map(t ->
                                    new Row(
                                            t.key().dataset(),
                                            t.key().contender(),
                                            t.key().seed(),
                                            StudyJson.write(t)))
                            .toList());
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
