package org.seki.space;

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
    public Cell {
        edges = List.copyOf(edges);
        concat = List.copyOf(concat);
    }
}
