package org.seki;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.tabular.BenchmarkTable;
import org.seki.evaluation.tabular.TableDataSet;
import org.seki.evaluation.tabular.TabularEvaluator;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.space.SearchSpace;

/** Scores looked up in a benchmark table: {@code file=…}, the run's data set naming its column. */
record TableKind(Tables tables) implements EvaluatorKinds.Kind {
    @Override
    public SearchSettings settled(SearchSettings settings, SearchSpace space) {
        var options = new TableOptions(settings.evaluator(), List.of());
        BenchmarkTable table = options.table(tables, space);
        TableDataSet dataSet = TableOptions.dataSet(table, settings.dataset());
        Optional<String> holes = table.holes(dataSet);
        if (holes.isPresent()) {
            throw new SearchRefused(
                    holes.get(), "evaluator", "Choose the evaluator surrogate: it predicts them.");
        }
        return settings.withEvaluator(options.settled(Map.of("file", table)));
    }

    @Override
    public Evaluator of(SearchSettings settings, SearchSpace space, Path folder) {
        BenchmarkTable table =
                new TableOptions(settings.evaluator(), List.of()).table(tables, space);
        return new TabularEvaluator(table, TableOptions.dataSet(table, settings.dataset()));
    }
}
