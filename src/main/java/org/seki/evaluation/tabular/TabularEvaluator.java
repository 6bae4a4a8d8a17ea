package org.seki.evaluation.tabular;

import java.util.Map;
import java.util.Optional;
import org.seki.evaluation.Evaluation;
import org.seki.evaluation.Evaluator;
import org.seki.evaluation.Monitor;
import org.seki.evaluation.Trust;
import org.seki.space.Architecture;
import org.seki.space.Diagnosis;

/**
 * Looks an architecture's validation metric up in a benchmark table: what a search on it finds was
 * trained and measured by the table's authors. The test metric travels sealed.
 */
public final class TabularEvaluator implements Evaluator {
    private final BenchmarkTable table;
    private final TableDataSet dataSet;

    public TabularEvaluator(BenchmarkTable table, TableDataSet dataSet) {
        this.table = table;
        this.dataSet = dataSet;
    }

    @Override
    public String name() {
        return "table";
    }

    @Override
    public Map<String, Double> prepare(Monitor monitor) {
        return Map.of(
                "architectures",
                (double) table.architectures(),
                "functions",
                (double) table.functions());
    }

    /**
     * @throws NotInTable when the table was not measured there
     */
    @Override
    public Evaluation evaluate(Architecture architecture, Monitor monitor) {
        monitor.check();
        TableRow row =
                table.row(architecture, dataSet)
                        .orElseThrow(() -> new NotInTable(table.file(), architecture.genotype()));
        Diagnosis diagnosis =
                architecture.space().diagnose(architecture, architecture.space().paperShape());
        return new Evaluation(
                row.validation(),
                Map.of(
                        dataSet.validation(),
                        row.validation(),
                        "parameters",
                        (double) diagnosis.parameters(),
                        "macs",
                        (double) diagnosis.macs()),
                0,
                "%s of %s, measured".formatted(dataSet.validation(), table.file()),
                row.test());
    }

    /** A measured table is the truth. */
    @Override
    public Optional<Trust> trust() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
