package org.seki.space;

import static org.seki.space.Operation.MAX_POOL_3X3;
import static org.seki.space.Operation.SEP_CONV_3X3;
import static org.seki.space.Operation.SKIP_CONNECT;

import java.util.ArrayList;
import java.util.List;

/**
 * What a textbook reader would put into normal and reduction cells without a search: each node a
 * 3×3 separable convolution of the two nodes before it, with a skip from the previous cell to the
 * last node; in the reduction cell pooling beside convolution where the image is halved.
 */
final class TextbookCell {
    private TextbookCell() {}

    /**
     * Two edges a node, by node.
     *
     * @param name {@code normal} or {@code reduce}
     * @param nodes of the cell, besides its two inputs
     */
    static List<Edge> edges(String name, int nodes) {
        boolean reduce = name.equals(CellPairText.REDUCE);
        int last = CellPairText.INPUTS + nodes - 1;
        List<Edge> edges = new ArrayList<>();
        for (int node = CellPairText.INPUTS; node < last; node++) {
            boolean pool = reduce && node == CellPairText.INPUTS;
            edges.add(new Edge(node - 2, node, pool ? MAX_POOL_3X3 : SEP_CONV_3X3));
            edges.add(new Edge(node - 1, node, SEP_CONV_3X3));
        }
        edges.add(new Edge(1, last, reduce ? MAX_POOL_3X3 : SKIP_CONNECT));
        edges.add(new Edge(last - 1, last, SEP_CONV_3X3));
        return edges;
    }
}
