package org.seki.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A cell: a directed acyclic graph whose nodes are numbered from 0, the {@code inputs} first.
 *
 * @param name what the space calls it: {@code normal}, {@code reduce}, {@code cell}
 * @param inputs how many of the first nodes are inputs (DARTS 2, NAS-Bench-201 1)
 * @param nodes how many nodes follow the inputs
 * @param edges in the order of the published text
 * @param concat the nodes that form the output, ascending
 */
public record Cell(String name, int inputs, int nodes, List<Edge> edges, List<Integer> concat) {
    private static final int UNREACHED = -1;

    public Cell {
        edges = List.copyOf(edges);
        concat = List.copyOf(concat);
    }

    /** The edges that run into a node, in the order of the published text. */
    public List<Edge> into(int node) {
        List<Edge> into = new ArrayList<>(edges.size());
        for (Edge edge : edges) {
            if (edge.to() == node) {
                into.add(edge);
            }
        }
        return Collections.unmodifiableList(into);
    }

    /** The same cell with another edge in the place of one of its own. */
    public Cell with(Edge edge, Edge other) {
        List<Edge> changed = new ArrayList<>(edges);
        changed.set(edges.indexOf(edge), other);
        return new Cell(name, inputs, nodes, changed, concat);
    }

    /** What the first edge between two nodes carries; {@code none} without an edge. */
    public Operation operation(int from, int to) {
        for (Edge edge : edges) {
            if (edge.from() == from && edge.to() == to) {
                return edge.operation();
            }
        }
        return Operation.NONE;
    }

    /** Skip connections. */
    public int skips() {
        return (int) edges.stream().filter(e -> e.operation() == Operation.SKIP_CONNECT).count();
    }

    /**
     * Most operations with weights on a path from an input to the output; 0 if none leads there.
     */
    public int depth() {
        int[] depth = new int[inputs + nodes];
        Arrays.fill(depth, inputs, depth.length, UNREACHED);
        for (int node = inputs; node < depth.length; node++) {
            for (Edge edge : into(node)) {
                if (edge.operation() != Operation.NONE && depth[edge.from()] != UNREACHED) {
                    int here = depth[edge.from()] + (edge.operation().weighted() ? 1 : 0);
                    depth[node] = Math.max(depth[node], here);
                }
            }
        }
        return concat.stream().mapToInt(node -> Math.max(0, depth[node])).max().orElse(0);
    }
}
