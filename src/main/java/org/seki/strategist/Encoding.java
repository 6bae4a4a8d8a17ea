package org.seki.strategist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.seki.space.Architecture;
import org.seki.space.Diagnosis;
import org.seki.space.Feature;
import org.seki.space.SearchSpace;

/**
 * Numbers for an architecture, all computable without training: one-hot choices, then log
 * parameters and log multiply-adds of the paper's network in standard deviations over a space's
 * architectures.
 */
final class Encoding {
    private final SearchSpace space;
    private final Map<Feature, Integer> columns = new LinkedHashMap<>();
    private final SummaryStatistics parameters = new SummaryStatistics();
    private final SummaryStatistics macs = new SummaryStatistics();

    /**
     * @param architectures whose choices become columns and whose sizes set the scale
     */
    Encoding(SearchSpace space, Collection<Architecture> architectures) {
        this.space = space;
        for (Architecture architecture : architectures) {
            space.features(architecture)
                    .forEach(choice -> columns.putIfAbsent(choice, columns.size()));
            Diagnosis diagnosis = diagnose(architecture);
            parameters.addValue(Math.log1p(diagnosis.parameters()));
            macs.addValue(Math.log1p(diagnosis.macs()));
        }
    }

    private Diagnosis diagnose(Architecture architecture) {
        return space.diagnose(architecture, space.paperShape());
    }

    /** Columns of a row: the choices and the two sizes. */
    int size() {
        return columns.size() + 2;
    }

    /** The choices in column order. */
    List<Feature> choices() {
        return new ArrayList<>(columns.keySet());
    }

    int parametersColumn() {
        return columns.size();
    }

    int macsColumn() {
        return columns.size() + 1;
    }

    /** Weights under which the largest architecture is best. */
    double[] largest() {
        double[] weights = new double[size()];
        weights[parametersColumn()] = 1;
        weights[macsColumn()] = 1;
        return weights;
    }

    double[] encode(Architecture architecture) {
        double[] row = new double[size()];
        for (Feature choice : space.features(architecture)) {
            Integer column = columns.get(choice);
            if (column != null) {
                row[column] = 1;
            }
        }
        Diagnosis diagnosis = diagnose(architecture);
        row[parametersColumn()] = standardised(diagnosis.parameters(), parameters);
        row[macsColumn()] = standardised(diagnosis.macs(), macs);
        return row;
    }

    private static double standardised(long size, SummaryStatistics scale) {
        double deviation = scale.getStandardDeviation();
        return deviation > 0 ? (Math.log1p(size) - scale.getMean()) / deviation : 0;
    }
}
