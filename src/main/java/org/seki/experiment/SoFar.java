package org.seki.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.seki.experiment.CorrelationReport.Point;

/**
 * The architectures of a measurement whose score and truth are both known, told as they come to be.
 * One thread.
 */
final class SoFar {
    private final Map<String, Double> truths = new LinkedHashMap<>();
    private final Map<String, Scored> scores = new LinkedHashMap<>();
    private final Consumer<List<Point>> heard;

    /**
     * @param heard every point that is known, each time there is one more
     */
    SoFar(Consumer<List<Point>> heard) {
        this.heard = heard;
    }

    void truth(String genotype, double value) {
        truths.put(genotype, value);
        tell(genotype);
    }

    void score(Scored scored) {
        scores.put(scored.genotype(), scored);
        tell(scored.genotype());
    }

    private void tell(String genotype) {
        if (truths.containsKey(genotype) && scores.containsKey(genotype)) {
            heard.accept(known());
        }
    }

    /** In the order they were scored. */
    List<Point> known() {
        List<Scored> both = new ArrayList<>(scores.values());
        both.removeIf(s -> !truths.containsKey(s.genotype()));
        double[] values =
                both.stream()
                        .mapToDouble(s -> truths.getOrDefault(s.genotype(), Double.NaN))
                        .toArray();
        return CorrelationReport.points(values, both);
    }
}
