package org.seki.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How long the parts of a score took, each timed where it is computed. One thread. */
public final class Costs {
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    /**
     * Times this; what is timed again is added.
     *
     * @param parts the metrics that come of it, each of which cannot be had for less than the whole
     */
    public <T> T of(List<String> parts, Supplier<T> work) {
        long began = System.nanoTime();
        T made = work.get();
        double took = (System.nanoTime() - began) / 1e9;
        parts.forEach(part -> seconds.merge(part, took, Double::sum));
        return made;
    }

    /** By metric. */
    public Map<String, Double> seconds() {
        return Map.copyOf(seconds);
    }
}
