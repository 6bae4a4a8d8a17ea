package org.seki.ui.graph;

import java.util.List;
import org.seki.space.Architecture;
import org.seki.space.Edge;

/**
 * What a run found out about one edge.
 *
 * @param among how many of the best were looked at, at most k
 * @param has how many of them have the edge
 * @param with mean score of all architectures with it, NaN without any
 * @param withCount how many those are
 * @param without mean score of all others, NaN without any
 * @param withoutCount how many those are
 */
record EdgeStatistics(
        int among, int has, double with, int withCount, double without, int withoutCount) {

    /** An architecture and its score. */
    record Scored(Architecture architecture, double score) {}

    /**
     * @param distinct every evaluated function once, best first
     */
    static EdgeStatistics of(int cell, Edge edge, List<Scored> distinct, int topK) {
        List<Scored> best = distinct.subList(0, Math.min(topK, distinct.size()));
        List<Scored> with = distinct.stream().filter(s -> has(s, cell, edge)).toList();
        List<Scored> without = distinct.stream().filter(s -> !has(s, cell, edge)).toList();
        return new EdgeStatistics(
                best.size(),
                (int) best.stream().filter(s -> has(s, cell, edge)).count(),
                mean(with),
                with.size(),
                mean(without),
                without.size());
    }

    private static boolean has(Scored scored, int cell, Edge edge) {
        return scored.architecture().cells().get(cell).edges().contains(edge);
    }

    private static double mean(List<Scored> scored) {
        return scored.stream().mapToDouble(Scored::score).average().orElse(Double.NaN);
    }
}
