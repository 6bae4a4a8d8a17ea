package org.seki;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.tabular.BenchmarkTable;
import org.seki.evaluation.tabular.SurrogateEvaluator;
import org.seki.evaluation.tabular.SurrogateEvaluator.Tested;
import org.seki.search.SearchRefused;
import org.seki.search.SearchSettings;
import org.seki.space.SearchSpace;

/**
 * Scores of a table that covers part of a space, the rest predicted: {@code file=…}, and {@code
 * tested=…} with the test metrics of others, in its {@code column=…}.
 */
record SurrogateKind(Tables tables) implements EvaluatorKinds.Kind {
    private static final List<String> MORE = List.of("tested", "column");

    @Override
    public SearchSettings settled(SearchSettings settings, SearchSpace space) {
        var options = new TableOptions(settings.evaluator(), MORE);
        BenchmarkTable table = options.table(tables, space);
        TableOptions.dataSet(table, settings.dataset());
        Map<String, BenchmarkTable> files = new LinkedHashMap<>(Map.of("file", table));
        tested(options, space).ifPresent(tested -> files.put("tested", tested.table()));
        return settings.withEvaluator(options.settled(files));
    }

    @Override
    public Evaluator of(SearchSettings settings, SearchSpace space, Path folder) {
        var options = new TableOptions(settings.evaluator(), MORE);
        BenchmarkTable table = options.table(tables, space);
        return new SurrogateEvaluator(
                table, TableOptions.dataSet(table, settings.dataset()), tested(options, space));
    }

    private Optional<Tested> tested(TableOptions options, SearchSpace space) {
        if (options.option("tested").isEmpty()) {
            return Optional.empty();
        }
        BenchmarkTable table = options.table("tested", tables, space);
        List<String> columns =
                table.columns().stream().filter(column -> column.contains("_test")).toList();
        List<String> chosen =
                options.option("column")
                        .map(name -> columns.stream().filter(name::equals).toList())
                        .orElse(columns);
        if (chosen.size() != 1) {
            throw new SearchRefused(
                    "%s has %d test columns that could be meant."
                            .formatted(table.file(), chosen.size()),
                    "evaluator option column",
                    columns.isEmpty()
                            ? "Leave the option tested out."
                            : "Choose one of " + String.join(", ", columns) + ".");
        }
        return Optional.of(new Tested(table, chosen.getFirst()));
    }
}
