package org.seki.ui.curves;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.seki.space.Architecture;
import org.seki.space.Diagnosis;
import org.seki.space.Feature;
import org.seki.ui.fx.IterationRow;

/** What is known of a candidate without its score; each is computed once. */
final class Traits {
    private final Map<Integer, Diagnosis> diagnoses = new HashMap<>();
    private final Map<Integer, List<Feature>> features = new HashMap<>();

    /** What a candidate may cost. */
    enum Cost {
        PARAMETERS("Parameters", "Params", "parameters"),
        MACS("Multiply-adds", "MACs", "macs");

        private final String title;
        private final String brief;
        private final String metric;

        Cost(String title, String brief, String metric) {
            this.title = title;
            this.brief = brief;
            this.metric = metric;
        }

        String title() {
            return title;
        }

        /** Where there is no room for the title. */
        String brief() {
            return brief;
        }
    }

    /** What it chose, position by position. */
    List<Feature> features(IterationRow row, Architecture architecture) {
        return features.computeIfAbsent(
                row.iteration(), _ -> architecture.space().features(architecture));
    }

    /**
     * In millions; as the evaluator measured it, or else in the network that the space's paper
     * reports on.
     */
    double millions(IterationRow row, Architecture architecture, Cost cost) {
        return row.metric(cost.metric)
                        .orElseGet(
                                () -> (double) of(diagnosis(row.iteration(), architecture), cost))
                / 1e6;
    }

    private Diagnosis diagnosis(int iteration, Architecture architecture) {
        return diagnoses.computeIfAbsent(
                iteration,
                _ ->
                        architecture
                                .space()
                                .diagnose(architecture, architecture.space().paperShape()));
    }

    private static long of(Diagnosis diagnosis, Cost cost) {
        return switch (cost) {
            case PARAMETERS -> diagnosis.parameters();
            case MACS -> diagnosis.macs();
        };
    }
}
