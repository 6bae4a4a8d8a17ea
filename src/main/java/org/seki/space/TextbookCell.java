package org.seki.space;

import static org.seki.space.Operation.MAX_POOL_3X3;
import static org.seki.space.Operation.SEP_CONV_3X3;
import static org.seki.space.Operation.SKIP_CONNECT;

import java.util.ArrayList;
import java.util.List;

/**
 * What a textbook reader would put into normal and reduction cells without a search, after ResNet:
 * each node adds a 3×3 separable convolution of the node before it and a skip from an input of the
 * cell; where the image is halved, maximum pooling stands for the skip.
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
        Operation shortcut = name.equals(CellPairText.REDUCE) ? MAX_POOL_3X3 : SKIP_CONNECT;
        List<Edge> edges = new ArrayList<>();
        for (int node = CellPairText.INPUTS; node < CellPairText.INPUTS + nodes; node++) {
            edges.add(new Edge(node == CellPairText.INPUTS ? 0 : 1, node, shortcut));
            edges.add(new Edge(node - 1, node, SEP_CONV_3X3));
        }
        return edges;
    }
}
