package org.seki.ui.curves;

import java.util.HashMap;
import java.util.Map;
import org.seki.space.Architecture;
import org.seki.space.Diagnosis;
import org.seki.ui.fx.IterationRow;

/**
 * What candidates cost to keep: as the evaluator measured it, or else in the network that the
 * space's paper reports on. Each is computed once.
 */
final class Costs {
    private final Map<Integer, Diagnosis> known = new HashMap<>();

    /** What a candidate may cost. */
    enum Kind {
        PARAMETERS("Parameters", "parameters"),
        MACS("Multiply-adds", "macs");

        private final String title;
        private final String metric;

        Kind(String title, String metric) {
            this.title = title;
            this.metric = metric;
        }

        String title() {
            return title;
        }
    }

    /** In millions. */
    double millions(IterationRow row, Architecture architecture, Kind kind) {
        return row.metric(kind.metric)
                        .orElseGet(
                                () -> (double) of(diagnosis(row.iteration(), architecture), kind))
                / 1e6;
    }

    private Diagnosis diagnosis(int iteration, Architecture architecture) {
        return known.computeIfAbsent(
                iteration,
                _ ->
                        architecture
                                .space()
                                .diagnose(architecture, architecture.space().paperShape()));
    }

    private static long of(Diagnosis diagnosis, Kind kind) {
        return switch (kind) {
            case PARAMETERS -> diagnosis.parameters();
            case MACS -> diagnosis.macs();
        };
    }
}
