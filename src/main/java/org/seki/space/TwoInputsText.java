package org.seki.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Edges of cells whose nodes have two inputs each: {@code [('sep_conv_3x3', 1), …]}, two pairs a
 * node, so that a pair's place says which node it runs to.
 */
record TwoInputsText(int nodes, List<Operation> operations, Inputs inputs)
        implements CellPairText.EdgeText {
    private static final int EACH = 2;

    /** Whether the two operations of a node may read the same earlier node. */
    enum Inputs {
        DIFFERENT,
        ANY
    }

    @Override
    public List<Edge> read(GenotypeText text) throws Misread {
        List<Edge> edges = new ArrayList<>();
        int count = EACH * nodes;
        text.sequence(
                "the list of edges",
                count,
                count,
                index -> {
                    int to = CellPairText.INPUTS + index / EACH;
                    edges.add(
                            readEdge(
                                    text,
                                    to,
                                    index % EACH == 0
                                            ? Optional.empty()
                                            : Optional.of(edges.getLast())));
                });
        return edges;
    }

    private Edge readEdge(GenotypeText text, int to, Optional<Edge> sibling) throws Misread {
        String close = text.open(() -> "a pair such as ('skip_connect', 0)");
        Operation operation = text.quotedOperation(operations);
        text.take(",");
        int position = text.position();
        int from =
                text.number(
                        0, to - 1, () -> "an input of node %d, from 0 to %d".formatted(to, to - 1));
        if (inputs == Inputs.DIFFERENT && sibling.filter(e -> e.from() == from).isPresent()) {
            throw new Misread(
                    position,
                    "input " + from + " again",
                    "another input for node %d: its two inputs differ".formatted(to),
                    Optional.empty());
        }
        text.passes(",");
        text.take(close);
        return new Edge(from, to, operation);
    }

    @Override
    public String print(Edge edge) {
        return "('" + edge.operation().text() + "', " + edge.from() + ")";
    }
}
