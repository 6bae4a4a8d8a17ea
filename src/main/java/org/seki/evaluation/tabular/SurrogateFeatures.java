package org.seki.evaluation.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seki.space.Architecture;
import org.seki.space.Cell;
import org.seki.space.Diagnosis;
import org.seki.space.Edge;
import org.seki.space.Feature;
import org.seki.space.Operation;
import org.seki.space.SearchSpace;

/**
 * Architectures of a space as numbers, scaled so that one of a kernel's lengths fits all: what each
 * cell is made of, how deep it is, how large the network is, and, weighing less, what stands where.
 */
final class SurrogateFeatures {
    private static final double OF_A_COUNT = 0.5;
    private static final double OF_A_LOGARITHM = 4;
    private static final double OF_A_PLACE = 0.3;
    private static final int LOGARITHMS = 2;

    private final SearchSpace space;
    private final Map<Feature, Integer> places = new LinkedHashMap<>();

    /**
     * @param seen whose choices have a place of their own; others have none
     */
    SurrogateFeatures(SearchSpace space, Iterable<Architecture> seen) {
        this.space = space;
        for (Architecture architecture : seen) {
            for (Feature feature : space.features(architecture)) {
                if (!feature.choice().equals(Operation.NONE.text())) {
                    places.putIfAbsent(feature, places.size());
                }
            }
        }
    }

    double[] of(Architecture architecture) {
        List<Double> counts = new ArrayList<>();
        for (Cell cell : architecture.cells()) {
            for (Operation operation : space.operations()) {
                List<Edge> edges =
                        cell.edges().stream().filter(e -> e.operation() == operation).toList();
                counts.add((double) edges.size());
                counts.add((double) edges.stream().filter(e -> e.from() < cell.inputs()).count());
                counts.add(
                        (double) edges.stream().filter(e -> e.from() == cell.inputs() - 1).count());
            }
            counts.add(
                    (double) cell.edges().stream().filter(e -> e.from() < cell.inputs()).count());
            counts.add((double) cell.depth());
        }
        Diagnosis diagnosis = space.diagnose(architecture, space.paperShape());
        int logs = counts.size();
        double[] features = new double[logs + LOGARITHMS + places.size()];
        Arrays.setAll(features, i -> i < logs ? OF_A_COUNT * counts.get(i) : 0);
        features[logs] = OF_A_LOGARITHM * Math.log((double) diagnosis.parameters());
        features[logs + 1] = OF_A_LOGARITHM * Math.log((double) diagnosis.macs());
        for (Feature feature : space.features(architecture)) {
            Integer place = places.get(feature);
            if (place != null) {
                features[logs + LOGARITHMS + place] = OF_A_PLACE;
            }
        }
        return features;
    }
}
