package org.seki.experiment;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Progress;
import org.seki.evaluation.Trust;
import org.seki.evaluation.TrustFile;
import org.seki.evaluation.tabular.BenchmarkTable;
import org.seki.evaluation.tabular.TableDataSet;
import org.seki.evaluation.tabular.TableRow;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.space.Architecture;
import org.seki.space.GenotypeReading;
import org.seki.space.SearchSpace;
import org.seki.store.Workspace;

/**
 * Measures how far scores rank as the truth does: random architectures of a benchmark table, scored
 * by an evaluator. What was scored is kept, so that a measurement goes on after a stop. Works long:
 * not for the window's thread.
 */
public final class Correlations {
    private final Workspace workspace;
    private final Evaluators evaluators;

    /** Makes a run's evaluator. */
    public interface Evaluators {
        /**
         * @param folder for its weights
         * @throws SearchRefused in a sentence
         */
        Evaluator of(SearchSettings settings, SearchSpace space, Path folder);
    }

    public Correlations(Workspace workspace, Evaluators evaluators) {
        this.workspace = workspace;
        this.evaluators = evaluators;
    }

    /** The settings of a run, to measure its own evaluator. */
    public SearchSettings settings(String run) {
        return workspace.settings(run);
    }

    /**
     * A run's trust is kept with its weights, and told wherever its score is.
     *
     * @throws SearchRefused in a sentence, with nothing changed
     * @throws java.util.concurrent.CancellationException when the monitor was cancelled; what was
     *     scored is kept
     */
    public CorrelationReport measure(CorrelationSettings settings, Monitor monitor) {
        BenchmarkTable table = table(settings, monitor);
        TableDataSet truth = truth(settings, table);
        Path own = workspace.folder().resolve("correlations").resolve(fingerprint(settings, table));
        Path weights = settings.run().map(workspace::folder).orElse(own);
        List<Scored> scored;
        try (Evaluator evaluator = evaluators.of(settings.scored(), table.space(), weights)) {
            evaluator.prepare(monitor);
            scored =
                    score(
                            drawn(settings, table, truth),
                            table.space(),
                            evaluator,
                            new ScoredFile(own.resolve("scores.jsonl")),
                            monitor);
        }
        String told = "%s of %s".formatted(truth.validation(), table.file());
        CorrelationReport report = CorrelationReport.of(settings, told, scored);
        settings.run().ifPresent(_ -> TrustFile.in(weights).write(trust(report)));
        return report;
    }

    private static BenchmarkTable table(CorrelationSettings settings, Monitor monitor) {
        BenchmarkTable table = Studies.read(settings.table(), monitor);
        if (!table.space().id().equals(settings.scored().space())) {
            throw new SearchRefused(
                    "%s is of the space %s, not of %s."
                            .formatted(table.file(), table.space().id(), settings.scored().space()),
                    settings.table().toString(),
                    "Choose a table of the space whose scores are measured.");
        }
        return table;
    }

    private static TableDataSet truth(CorrelationSettings settings, BenchmarkTable table) {
        TableDataSet truth =
                table.dataSet(settings.truth())
                        .orElseThrow(() ->
                                new SearchRefused(
                                        table.unknown(settings.truth()),
                                        "truth",
                                        "Choose one of the table's."));
        table.holes(truth)
                .ifPresent(sentence -> {
                    throw new SearchRefused(
                            sentence, "truth", "Choose one that every architecture has.");
                });
        if (settings.architectures() > table.architectures()) {
            throw new SearchRefused(
                    "The table has %d architectures, not %d."
                            .formatted(table.architectures(), settings.architectures()),
                    "architectures",
                    "Choose fewer.");
        }
        return truth;
    }

    /** The same for every evaluator and seed: measurements differ in what is measured only. */
    private static List<TableRow> drawn(
            CorrelationSettings settings, BenchmarkTable table, TableDataSet truth) {
        List<TableRow> rows = table.rows(truth).collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(rows, new Random(100));
        return rows.subList(0, settings.architectures());
    }

    private static List<Scored> score(
            List<TableRow> rows,
            SearchSpace space,
            Evaluator evaluator,
            ScoredFile kept,
            Monitor monitor) {
        List<Scored> scored = new ArrayList<>();
        long began = System.nanoTime();
        int anew = 0;
        for (TableRow row : rows) {
            Optional<Scored> known = kept.find(row.genotype());
            if (known.isEmpty()) {
                monitor.check();
                monitor.progress(progress(scored.size(), rows.size(), anew, began));
                Evaluation found = evaluator.evaluate(architecture(space, row), monitor);
                kept.keep(
                        new Scored(
                                row.genotype(),
                                row.validation(),
                                found.score(),
                                found.metrics(),
                                found.seconds()));
                anew++;
            }
            scored.add(kept.find(row.genotype()).orElseThrow());
        }
        return scored;
    }

    private static Progress progress(int done, int all, int anew, long began) {
        return new Progress(
                "Scoring %d of %d architectures".formatted(done + 1, all),
                (double) done / all,
                anew == 0
                        ? Optional.empty()
                        : Optional.of(
                                Duration.ofNanos(
                                        (System.nanoTime() - began) / anew * (all - done))));
    }

    private static Architecture architecture(SearchSpace space, TableRow row) {
        return switch (space.read(row.genotype())) {
            case GenotypeReading.Read read -> read.architecture();
            case GenotypeReading.Fault fault ->
                    throw new IllegalStateException("the table's own genotype: " + fault);
        };
    }

    /** What decides the scores: another of it is another measurement. */
    private static String fingerprint(CorrelationSettings settings, BenchmarkTable table) {
        SearchSettings scored = settings.scored();
        return Subject.sha256(
                        String.join(
                                "\n",
                                scored.space(),
                                scored.dataset(),
                                StudyJson.write(scored.evaluator()),
                                Long.toString(scored.seed()),
                                settings.run().orElse(""),
                                table.sha256(),
                                settings.truth()))
                .substring(0, 16);
    }

    private static Trust trust(CorrelationReport report) {
        var score = report.score().tau();
        return new Trust(
                score.tau(),
                score.low(),
                score.high(),
                report.architectures(),
                report.truth(),
                "%s, with this run's own evaluator".formatted(LocalDate.now()),
                report.parts().stream()
                        .skip(1)
                        .collect(Collectors.toMap(p -> p.part(), p -> p.tau().tau(), (a, b) -> a)));
    }
}
